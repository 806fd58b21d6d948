import type { Catalogue } from '../../say.ts'

export const demo: Catalogue = {}
