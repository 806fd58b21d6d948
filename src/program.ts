import type { Program } from './cli/find.ts'

/** The command tree: the only registry, one line per command; the empty name is bare `crm`. */
export const PROGRAM: Program = {
  log: async () => (await import('./touchpoints/log.ts')).log,
  due: async () => (await import('./followups/due.ts')).due,
  done: async () => (await import('./followups/done.ts')).done,
  'touchpoint list': async () => (await import('./touchpoints/list.ts')).listTouchpoints,
  'touchpoint edit': async () => (await import('./touchpoints/edit.ts')).editTouchpoint,
  'touchpoint remove': async () => (await import('./touchpoints/remove.ts')).removeTouchpoint,
  'channel add': async () => (await import('./channels/add.ts')).addChannel,
  'channel list': async () => (await import('./channels/list.ts')).listChannels,
  'channel remove': async () => (await import('./channels/remove.ts')).removeChannel,
  undo: async () => (await import('./journal/undo.ts')).undo,
  history: async () => (await import('./journal/history.ts')).history,
}
