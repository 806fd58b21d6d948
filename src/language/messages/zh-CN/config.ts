import type { Catalogue } from '../../say.ts'

export const config: Catalogue = {}
