import type { Catalogue } from '../../say.ts'

export const completion: Catalogue = {}
