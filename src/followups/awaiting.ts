import { command } from '../cli/define.ts'
import { addFollowups, STEP_DETAILS, STEP_FIELDS } from './adding.ts'

export const awaiting = command({
  name: 'await',
  summary: 'Note what a client promised you',
  details: STEP_DETAILS,
  fields: STEP_FIELDS,
  examples: [
    { line: 'crm await li in 2 weeks the signed contract', says: 'what they owe you, and until when' },
    { line: 'crm await acme 15 jan yearly accounts --every 1y', says: 'and every year after' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  run: (ctx, input) => addFollowups(ctx, 'awaiting', input),
})
