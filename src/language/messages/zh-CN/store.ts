import type { Catalogue } from '../../say.ts'

export const store: Catalogue = {}
