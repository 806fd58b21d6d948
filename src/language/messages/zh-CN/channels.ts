import type { Catalogue } from '../../say.ts'

export const channels: Catalogue = {}
