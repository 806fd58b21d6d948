import type { Catalogue } from '../../say.ts'

export const greetings: Catalogue = {}
