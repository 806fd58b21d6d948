import type { Catalogue } from '../../say.ts'

export const language: Catalogue = {}
