import { command } from '../cli/define.ts'
import { addFollowups, STEP_DETAILS, STEP_FIELDS } from './adding.ts'

export const promise = command({
  name: 'promise',
  summary: 'Note what you promised a client',
  details: [
    ...STEP_DETAILS,
    'A promise is kept when it is done on or before its day. Snoozing moves the reminder and not that day; ' +
      'what was agreed anew is told by crm followup edit --due.',
  ],
  fields: STEP_FIELDS,
  examples: [
    { line: 'crm promise "zhang wei" thu send the comparison of fees', says: 'by the coming Thursday' },
    {
      line: 'crm promise "zhang wei,li wei" end of month report --every 1m',
      says: 'to two clients, every month',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  run: (ctx, input) => addFollowups(ctx, 'promise', input),
})
