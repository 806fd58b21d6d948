import type { Catalogue } from '../../say.ts'

export const due: Catalogue = {}
