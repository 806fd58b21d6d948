import { sayDue, sayKeptLate, sayLate } from '../followups/followup.ts'
import { inEnglish, said, say, toSay } from '../language/say.ts'
import type { Column, Row, Sheet, Tone } from '../output/document.ts'
import type { Digest, WeekFrame, WeekItem } from './week.ts'
import { CLIENT, CLIENT_ID, limited, SHOWN, TIER, type WeeklyLook } from './weekly-look.ts'
import { keptOf, sayDueBy, sayKept } from './weekly-summary.ts'

interface Section {
  readonly kind: 'promise' | 'awaiting' | 'next'
  readonly name: string
  readonly title: string
  readonly day: string
  readonly empty: string
}

const SECTIONS: readonly Section[] = [
  {
    kind: 'promise',
    name: 'promises',
    title: toSay('Promises'),
    day: toSay('Promised for'),
    empty: toSay('No promise is broken or due, and none was kept.'),
  },
  {
    kind: 'awaiting',
    name: 'awaiting',
    title: toSay('What clients owe'),
    day: toSay('Due'),
    empty: toSay('Nothing is due from clients.'),
  },
  {
    kind: 'next',
    name: 'next-steps',
    title: toSay('Next steps'),
    day: toSay('Due'),
    empty: toSay('No next step is late or due.'),
  },
]

/** Promises, what clients owe and next steps. */
export function followupSheets(digest: Digest, look: WeeklyLook): Sheet[] {
  return SECTIONS.flatMap((section) => sheetsOf(section, digest, look))
}

/** One table of a kind; for people a table of each state where one would hide what is due behind what is late. */
function sheetsOf(section: Section, digest: Digest, look: WeeklyLook): Sheet[] {
  const { kind, name, title, day, empty } = section
  const items = kind === 'promise' ? digest.promises : digest[kind]
  const late = items.filter(({ state }) => state === 'late')
  const due = items.filter(({ state }) => state === 'open')
  const kept = items.filter(({ state }) => state === 'kept' || state === 'kept late')
  const dropped = items.filter(({ state }) => state === 'dropped')
  const counts = [
    late.length === 0 ? '' : kind === 'promise' ? say`${late.length} broken` : say`${late.length} late`,
    due.length > 0 ? sayDueBy(due.length, digest.frame.until) : '',
    kept.length > 0 ? sayKept(keptOf(kept)) : '',
    dropped.length > 0 ? say`${dropped.length} dropped` : '',
  ]
  const sheetOf = (own: readonly WeekItem[], about: string): Sheet => {
    const rows = own.map((item) => itemRow(item, digest.frame, look))
    const heading = about === '' ? said(title) : say`${said(title)}: ${about}`
    const sheet: Sheet = {
      kind: 'sheet',
      name,
      title: heading,
      columns: itemColumns(day),
      rows,
      empty: said(empty),
    }
    return limited(sheet, rows, kind, look)
  }
  if (!look.forPeople || items.length <= SHOWN) return [sheetOf(items, clausesOf(counts))]
  return [late, due, kept, dropped].flatMap((own, at) =>
    own.length === 0 ? [] : [sheetOf(own, counts[at] as string)],
  )
}

function itemColumns(day: string): Column[] {
  return [
    {
      key: 'state',
      title: 'State',
      type: 'text',
      whole: true,
      tone: ({ tone }) => (tone as Tone | null) ?? undefined,
    },
    { key: 'day', title: day, type: 'day' },
    CLIENT,
    TIER,
    { key: 'what', title: 'What', type: 'text', prose: true },
    { key: 'late', title: 'Days late', type: 'number', hidden: true },
    { key: 'done_on', title: 'Done on', type: 'day', hidden: true },
    { key: 'snoozes', title: 'Snoozes', type: 'number', hidden: true },
    { key: 'id', title: '#', type: 'id', hidden: true },
    CLIENT_ID,
  ]
}

function itemRow(item: WeekItem, frame: WeekFrame, { forPeople, inWorkbook }: WeeklyLook): Row {
  const { late, day, done_on, snoozes, id, client_id, client, tier } = item
  const what = item.time === null ? item.what : `${item.time} ${item.what}`
  const state = forPeople || inWorkbook ? sayState(item, frame) : inEnglish(() => sayState(item, frame))
  return { state, tone: toneOf(item.state), day, client, tier, what, late, done_on, snoozes, id, client_id }
}

function toneOf(state: WeekItem['state']): Tone {
  if (state === 'late') return 'late'
  if (state === 'open') return 'soon'
  return state === 'dropped' ? 'quiet' : 'good'
}

function sayState({ state, late, day }: WeekItem, { asOf, today }: WeekFrame): string {
  if (state === 'late') return sayLate(late)
  if (state === 'open') return asOf < today ? said(state) : sayDue(day, today).text
  return state === 'kept late' ? sayKeptLate(late) : said(state)
}

/** The clauses that say anything, one after the other. */
function clausesOf(counts: readonly string[]): string {
  return counts.filter(Boolean).reduce((before, next) => (before === '' ? next : say`${before}, ${next}`), '')
}
