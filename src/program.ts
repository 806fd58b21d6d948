import type { Program } from './cli/find.ts'

/** The command tree: the only registry, one line per command; the empty name is bare `crm`. */
export const PROGRAM: Program = {
  add: async () => (await import('./clients/add.ts')).add,
}
