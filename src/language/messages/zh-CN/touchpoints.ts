import type { Catalogue } from '../../say.ts'

export const touchpoints: Catalogue = {}
