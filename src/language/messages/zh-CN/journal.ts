import type { Catalogue } from '../../say.ts'

export const journal: Catalogue = {}
