import type { Catalogue } from '../../say.ts'

export const cli: Catalogue = {}
