import { command } from '../cli/define.ts'

export const man = command({
  name: 'man',
  summary: 'Print the manual page of all commands',
  details: [
    'It is made from what help is made from. To read it: crm man | man -l -. ' +
      'To keep it: crm man > ~/.local/share/man/man1/crm.1.',
  ],
  fields: {},
  examples: [{ line: 'crm man', says: 'roff, as man reads it' }],
  book: 'none',
  run: async (ctx) => ({
    blocks: [
      {
        kind: 'text',
        lines: (await ctx.commands.manualPage())
          .trimEnd()
          .split('\n')
          .map((text) => [{ text, whole: true }]),
      },
    ],
  }),
})
