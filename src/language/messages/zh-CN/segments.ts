import type { Catalogue } from '../../say.ts'

export const segments: Catalogue = {}
