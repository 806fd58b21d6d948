import type { Catalogue } from '../../say.ts'

export const reports: Catalogue = {}
