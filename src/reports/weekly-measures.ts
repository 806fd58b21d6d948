import { said, toSay } from '../language/say.ts'
import type { Sheet } from '../output/document.ts'
import type { Digest } from './week.ts'
import type { WeeklyLook } from './weekly-look.ts'
import { summaryOf } from './weekly-summary.ts'

/** What the numbers of the summary are called in a workbook. */
const MEASURES: Readonly<Record<string, string>> = {
  contacts: toSay('contacts‖measure'),
  clients_contacted: toSay('clients contacted‖measure'),
  clients: toSay('clients‖measure'),
  contacts_a_week_before: toSay('contacts a week before‖measure'),
  promises_broken: toSay('promises broken‖measure'),
  promises_due: toSay('promises due‖measure'),
  promises_kept: toSay('promises kept‖measure'),
  promises_kept_late: toSay('promises kept late‖measure'),
  promises_dropped: toSay('promises dropped‖measure'),
  awaiting: toSay('awaiting‖measure'),
  awaiting_late: toSay('awaiting late‖measure'),
  next_late: toSay('next late‖measure'),
  next_due: toSay('next due‖measure'),
  planned: toSay('planned‖measure'),
  done: toSay('done‖measure'),
  clients_missed: toSay('clients missed‖measure'),
  went_quiet: toSay('went quiet‖measure'),
  overdue: toSay('overdue‖measure'),
  new_clients: toSay('new clients‖measure'),
  birthdays: toSay('birthdays‖measure'),
}

/** The numbers of the summary: for people in a workbook in words, for programs under their names. */
export function measuresSheet(digest: Digest, { inWorkbook = false }: WeeklyLook): Sheet {
  return {
    kind: 'sheet',
    name: inWorkbook ? 'measures' : 'summary',
    columns: [
      { key: 'measure', title: 'Measure', type: 'text' },
      { key: 'value', title: 'Value', type: 'number' },
    ],
    rows: Object.entries(summaryOf(digest)).map(([measure, value]) => ({
      measure: inWorkbook ? said(MEASURES[measure] ?? measure) : measure,
      value,
    })),
  }
}
