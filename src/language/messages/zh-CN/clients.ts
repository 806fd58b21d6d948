import type { Catalogue } from '../../say.ts'

export const clients: Catalogue = {}
