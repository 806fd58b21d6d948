import type { Catalogue } from '../../say.ts'

export const plans: Catalogue = {}
