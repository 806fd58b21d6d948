import type { Catalogue } from '../../say.ts'

export const exchange: Catalogue = {}
