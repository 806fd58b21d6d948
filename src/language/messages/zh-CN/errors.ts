import type { Catalogue } from '../../say.ts'

export const errors: Catalogue = {}
