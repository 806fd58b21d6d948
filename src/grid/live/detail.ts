import { followupLine, KIND_NAMES } from '../../followups/followup.ts'
import { sayDay } from '../../language/calendar.ts'
import { listed, said, say } from '../../language/say.ts'
import {
  type GridCell,
  type GridPlanned,
  type Line,
  plannedLetter,
  type Span,
} from '../../output/document.ts'
import { cellAt, contactAt, dayAt, type Live, rowAt } from './model.ts'

/** What is said of the cell under the cursor, the most telling first: its notes, what is open, what the plan calls for. */
export function detailOf(live: Live): Line[] {
  const row = rowAt(live)
  const day = dayAt(live)
  const cell = cellAt(live)
  if (!row || day === undefined || !cell) return []
  const head: Span[] = [
    { text: row.label, tone: 'strong' },
    { text: row.tier === null ? '' : `  ${row.tier}`, tone: 'quiet' },
    { text: `  ${sayDay(day)}`, tone: day === live.page.today ? 'today' : 'plain' },
  ]
  return [head, ...contactLines(live, cell), ...openLines(live, row.id), ...planLines(cell)]
}

function contactLines(live: Live, { contacts }: GridCell): Line[] {
  const chosen = contacts.length > 1 ? contactAt(live) : undefined
  return contacts.map(
    (contact): Line => [
      { text: contact === chosen ? '> ' : '  ' },
      { text: contact.code, tone: 'code' },
      { text: contact.time === null ? '  ' : ` ${contact.time}  ` },
      contact.note === ''
        ? { text: `#${contact.id}`, tone: 'quiet' }
        : { text: contact.note.replace(/\r\n?|\n/g, ' / ') },
    ],
  )
}

/** Those of the day first, then the others, the most urgent first. */
function openLines({ page, ...live }: Live, client: number): Line[] {
  const day = dayAt({ page, ...live })
  const open = page.open.get(client) ?? []
  const here = open.filter(({ due }) => due === day)
  return [...here, ...open.filter(({ due }) => due !== day)].map((followup): Line => {
    const line = followupLine(followup, page.today)
    return [
      { text: followup.due === day ? '  o ' : '    ', tone: 'soon' },
      ...(typeof line === 'string' ? [{ text: line }] : line),
    ]
  })
}

function planLines({ planned = [], gaps = [] }: GridCell): Line[] {
  return [
    ...gaps.map(
      (gap): Line => [
        { text: '  ! ', tone: 'late' },
        { text: say`the planned contact did not come: ${gap.rule}` },
      ],
    ),
    ...lettersOf(planned),
  ]
}

function lettersOf(planned: readonly GridPlanned[]): Line[] {
  if (planned.length === 0) return []
  const rules = listed(planned.map(({ rule }) => rule))
  return [[{ text: `  ${plannedLetter(planned)} `, tone: 'soon' }, { text: say`planned: ${rules}` }]]
}

/** What the kinds of follow-ups are called, where one is written. */
export function kindName(kind: keyof typeof KIND_NAMES): string {
  return said(KIND_NAMES[kind])
}
