import type { Catalogue } from '../../say.ts'

export const book: Catalogue = {}
