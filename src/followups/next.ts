import { command } from '../cli/define.ts'
import { addFollowups, STEP_DETAILS, STEP_FIELDS } from './adding.ts'

export const next = command({
  name: 'next',
  summary: 'Note your next step with a client',
  details: [...STEP_DETAILS, 'With a contact, crm log … --next does the same in one line.'],
  fields: STEP_FIELDS,
  examples: [
    { line: 'crm next li fri send prospectus', says: 'the coming Friday' },
    {
      line: 'crm next "zhang wei" 1 mar 10:00 review the portfolio --every 3m',
      says: 'and every quarter after',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  run: (ctx, input) => addFollowups(ctx, 'next', input),
})
