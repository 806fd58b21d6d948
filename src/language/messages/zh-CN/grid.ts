import type { Catalogue } from '../../say.ts'

export const grid: Catalogue = {}
