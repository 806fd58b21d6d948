import type { Catalogue } from '../../say.ts'

export const find: Catalogue = {}
