import type { Day } from '../day.ts'
import { sayLate } from '../followups/followup.ts'
import { listed, say } from '../language/say.ts'
import { truncate } from '../language/width.ts'
import type { Column, Format, Row, Sheet, Tone } from '../output/document.ts'
import { sayRule, saySource } from '../plans/plan.ts'
import { type AgendaItem, type Standing, standingOf } from './agenda.ts'
import { sayStanding, whySayer } from './why.ts'

/** On a screen a longer text leaves room for why it is there. */
const WHAT_SHOWN = 110

/** The agenda as a table, in the order given. On a screen what and why are one text, because both may be long. */
export function agendaSheet(
  items: readonly AgendaItem[],
  today: Day,
  shown: { readonly format: Format; readonly empty: string; readonly title?: string },
): Sheet {
  const { format, empty, title } = shown
  return {
    kind: 'sheet',
    name: 'due',
    ...(title !== undefined && { title }),
    columns: columnsFor(items, today, format === 'table'),
    rows: format === 'table' ? screenRows(items, today) : agendaAsJson(items, today),
    empty,
  }
}

function columnsFor(items: readonly AgendaItem[], today: Day, screen: boolean): Column[] {
  const tone = (row: Row) => toneOf(row, today)
  return [
    { key: 'id', title: '#', type: 'id', hidden: !items.some(({ id }) => id !== null) },
    { key: 'due', title: 'Due', type: 'day', tone },
    { key: 'client', title: 'Client', type: 'text', tone: () => 'strong' },
    { key: 'tier', title: 'Tier', type: 'text', hidden: !items.some((item) => item.tier) },
    ...(screen ? [SAID] : []),
    { key: 'what', title: 'What', type: 'text', prose: true, hidden: screen },
    { key: 'why', title: 'Why', type: 'text', hidden: screen },
    { key: 'kind', title: 'Kind', type: 'text', hidden: true },
    { key: 'time', title: 'Time', type: 'text', hidden: true },
    { key: 'state', title: 'State', type: 'text', hidden: true },
    { key: 'late', title: 'Days late', type: 'number', hidden: true },
    { key: 'rule', title: 'Rule', type: 'text', hidden: true },
    { key: 'source', title: 'Source', type: 'text', hidden: true },
    { key: 'last', title: 'Last contact', type: 'day', hidden: true },
    { key: 'first_due', title: 'First due', type: 'day', hidden: true },
    { key: 'snoozes', title: 'Snoozes', type: 'number', hidden: true },
    { key: 'every', title: 'Every', type: 'text', hidden: true },
    { key: 'client_id', title: 'Client #', type: 'id', hidden: true },
    { key: 'uid', title: 'uid', type: 'text', hidden: true },
  ]
}

const SAID: Column = { key: 'said', title: 'What, and why', type: 'text', prose: true, lines: 6 }

function toneOf(row: Row, today: Day): Tone {
  return TONES[standingOf({ due: row.due as Day, late: Number(row.late) }, today)]
}

const TONES = { late: 'late', today: 'soon', coming: 'quiet' } as const satisfies Record<Standing, Tone>

/** The rows of the screen, which may be very many: each is made when it is drawn. */
function* screenRows(items: readonly AgendaItem[], today: Day): Generator<Row> {
  const why = whySayer(today)
  for (const item of items) {
    const { id, due, client, tier, what, late } = item
    const short = what.length * 2 <= WHAT_SHOWN ? what : truncate(what, WHAT_SHOWN, '...')
    yield { id, due, client, tier, said: say`${short} (${why(item)})`, late }
  }
}

/** One item as a row for programs; what is not of its kind is null. */
function rowOf(item: AgendaItem, today: Day, why: string): Row {
  const { id, due, client, tier, what, kind, time, late, gaps, followup, client_id } = item
  return {
    id,
    due,
    client,
    tier,
    what,
    why,
    kind,
    time,
    state: standingOf(item, today) === 'late' ? sayLate(late) : sayStanding(due, today),
    late,
    rule: ruleOf(item),
    source: gaps[0] ? saySource(gaps[0].source) : null,
    last: gaps[0]?.last ?? null,
    first_due: followup?.first_due ?? null,
    snoozes: followup?.snoozes ?? null,
    every: followup?.every ?? null,
    client_id,
    uid: followup?.uid ?? null,
  }
}

function ruleOf({ gaps }: AgendaItem): string | null {
  return gaps.length === 0 ? null : listed(gaps.map(({ codes, every }) => sayRule(codes, every)))
}

/** The agenda for programs: a row's keys. */
export function agendaAsJson(items: readonly AgendaItem[], today: Day) {
  const why = whySayer(today)
  return items.map((item) => rowOf(item, today, why(item)))
}
