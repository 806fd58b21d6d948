import type { Catalogue } from '../../say.ts'

export const output: Catalogue = {}
