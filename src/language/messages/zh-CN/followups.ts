import type { Catalogue } from '../../say.ts'

export const followups: Catalogue = {}
