import type { Catalogue } from '../../say.ts'

export const fields: Catalogue = {}
