import type { Catalogue } from '../../say.ts'

export const agents: Catalogue = {}
