import type { Kysely } from 'kysely'
import { type Filter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { listed, said, say, toSay } from '../language/say.ts'
import {
  type Block,
  type Grid,
  type GridCell,
  type Line,
  plannedLetter,
  type Span,
} from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import type { PlanDays } from '../plans/coverage.ts'
import { planRows } from '../plans/rows.ts'
import type { Schema } from '../store/schema.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { type Frame, type GridClient, type Layout, layOut, sayMarks } from './grid.ts'
import type { LateBy, Plans } from './late.ts'
import { sayRange } from './period.ts'
import { gridClients, marksWithin, type Reach, stepsWithin } from './queries.ts'

/** Up to so many clients that a filter fits are looked up one by one, beyond that day by day. */
const FEW_CLIENTS = 500

/** Which grid is asked for. */
export interface GridQuestion extends Frame {
  readonly filter: Filter
  readonly by: 'client' | 'org'
  /** Prints notes below the grid. */
  readonly notes: boolean
  /** Fetches notes and the text of follow-ups, printed or not. */
  readonly texts: boolean
  /** Counts by tier what the plans called for and what was done. */
  readonly coverage?: boolean
  /** What is known already of the plans in these days. */
  readonly planned?: PlanDays
}

/** A grid, and what is said besides. */
export interface GridAnswer {
  readonly grid: Grid
  /** What stands below it: the coverage by tier, where it was asked for. */
  readonly below: readonly Block[]
  readonly json: unknown
  readonly notices: readonly string[]
}

/** Reads a grid: one statement for clients, touchpoints and follow-ups each, however many clients there are. */
export async function readGrid(db: Kysely<Schema>, question: GridQuestion): Promise<GridAnswer> {
  const { where, notices } = await matching(db, question.filter)
  const clients = await gridClients(db, where, question.by)
  const few = clients.length <= FEW_CLIENTS ? clients.map((client) => client.id) : where
  const reach: Reach = {
    range: question.range,
    texts: question.texts,
    clients: question.filter.terms.length > 0 ? few : undefined,
  }
  const marks = clients.length === 0 ? [] : await marksWithin(db, reach).execute()
  const steps = clients.length === 0 ? [] : await stepsWithin(db, reach).execute()
  const rules = clients.length === 0 ? [] : await planRows(db)
  const plans =
    rules.length === 0
      ? undefined
      : await (await import('./planned.ts')).readPlans(
          db,
          rules,
          where,
          question.range,
          question.today,
          question.planned,
        )
  const shown =
    question.by === 'client' && question.filter.terms.every(isOfNobody)
      ? clients.filter(ofTheirOwn([...marks, ...steps], plans))
      : clients
  const layout = layOut(shown, marks, steps, question, plans)
  const channels = layout.codes.size > 0 ? await channelsOf(db) : []
  const legend = legendOf(layout, question, new Map(channels.map(({ code, name }) => [code, said(name)])))
  const coverage = question.coverage
    ? await (await import('./coverage.ts')).readCoverage(db, where, question)
    : undefined
  return {
    grid: gridOf(question, layout, legend),
    below: coverage ? [coverage.sheet] : [],
    json: jsonOf(question, layout, coverage?.json),
    notices,
  }
}

/** Whether a term asks for no client by what it is, as `quiet:30d` does. */
function isOfNobody({ not, test }: Filter['terms'][number]): boolean {
  return not || test.by === 'last' || test.by === 'added' || test.by === 'has' || test.by === 'archived'
}

/**
 * Whether a client has a row of its own: an organisation whose people have theirs has one where something in these
 * days is its own, where it has a tier, or where contact with it is planned.
 */
function ofTheirOwn(
  entries: readonly { readonly client_id: number }[],
  plans: Plans | undefined,
): (client: GridClient) => boolean {
  let active: Set<number> | undefined
  return (client) => {
    if (!client.through || client.tier !== null || plans?.holds(client)) return true
    active ??= new Set(entries.map(({ client_id }) => client_id))
    return active.has(client.id)
  }
}

function gridOf(question: GridQuestion, { days, rows }: Layout, legend: readonly Line[]): Grid {
  const clients = sayFilter(question.filter)
  const range = sayRange(question.range)
  return {
    kind: 'grid',
    title: clients === '' ? range : say`${range}: ${clients}`,
    days,
    head: question.by === 'org' ? toSay('Organisation') : toSay('Client'),
    rows,
    legend,
    notes: question.notes,
    empty: emptyText(question, clients, range),
  }
}

function emptyText({ active }: GridQuestion, clients: string, range: string): string {
  if (active)
    return clients === ''
      ? say`No contact and no next step in ${range}.`
      : say`No contact and no next step with ${clients} in ${range}.`
  return clients === ''
    ? say`No clients yet: ${said('crm add "Zhang Wei" --tier A')}`
    : say`No client: ${clients}.`
}

const GAP: Span = { text: '!', tone: 'late' }

/** What the letters mean, and below them the marks, as far as they stand in the grid. */
function legendOf(layout: Layout, { quietAfter }: Frame, names: ReadonlyMap<string, string>): Line[] {
  const known = [...names.keys()].filter((code) => layout.codes.has(code))
  const unknown = [...layout.codes].filter((code) => !names.has(code)).sort()
  const parts: Span[][] = [...known, ...unknown].map((code) => [
    { text: code, tone: 'code' },
    { text: ` ${names.get(code) ?? say`another channel`}` },
  ])
  const { letters, gaps } = plannedIn(layout)
  if (layout.steps > 0) parts.push([{ text: 'o', tone: 'soon' }, { text: ` ${sayKinds(layout)}` }])
  if (letters.length > 0)
    parts.push([{ text: letters.join(' '), tone: 'soon' }, { text: ` ${sayPlanned(letters)}` }])
  const lines: Line[] = []
  if (parts.length > 0)
    lines.push(parts.flatMap((part, at) => (at === 0 ? part : [{ text: '   ' }, ...part])))
  if (gaps) lines.push(sayLine`${GAP} on a day: the planned contact did not come`)
  if (layout.lateBy.size > 0) {
    const mark = sayMark(layout.lateBy, quietAfter)
    lines.push(gaps ? sayLine`${GAP} at the end: ${mark}` : sayLine`${GAP} ${mark}‖mark`)
  }
  return lines
}

/** What an `o` is, as far as it stands in the grid. */
function sayKinds({ kinds }: Layout): string {
  const words = [
    ...(kinds.has('next') ? [say`next step`] : []),
    ...(kinds.has('promise') ? [say`promise`] : []),
    ...(kinds.has('awaiting') ? [say`awaited`] : []),
  ]
  return listed(words)
}

/** The small letters that stand in the grid, and whether a planned contact did not come. */
function plannedIn({ rows }: Layout): { letters: string[]; gaps: boolean } {
  const letters = new Set<string>()
  let gaps = false
  for (const { cells } of rows) {
    for (const { contacts, followups, planned, gaps: missed } of cells) {
      if (missed) gaps = true
      if (planned && contacts.length === 0 && followups.length === 0) letters.add(plannedLetter(planned))
    }
  }
  return { letters: [...letters].sort(), gaps }
}

function sayPlanned(letters: readonly string[]): string {
  if (!letters.includes('c')) return say`planned`
  return letters.length === 1 ? say`contact planned` : say`planned (c: any, or several)`
}

/** What makes a row late, as far as it is the reason of one. */
function sayMark(lateBy: ReadonlySet<LateBy>, quietAfter: number | undefined): string {
  if (quietAfter !== undefined) return say`quiet for more than ${quietAfter} days`
  const why: string[] = []
  if (lateBy.has('plan')) why.push(say`a planned contact is overdue`)
  if (lateBy.has('rhythm'))
    why.push(
      why.length > 0 ? say`without a plan, quiet for longer than usual` : say`quiet for longer than usual`,
    )
  if (lateBy.has('marks'))
    why.push(
      why.length > 0
        ? say`without either, quiet too long: ${sayMarks()}`
        : say`quiet too long: ${sayMarks()}`,
    )
  return why.join(say`; ‖between`)
}

/** Days by date, only those with something; rows are made as they are written. */
function jsonOf(question: GridQuestion, { days, rows }: Layout, coverage: unknown): unknown {
  const { range, today, filter, by } = question
  return {
    range,
    today,
    filter: sayFilter(filter),
    by,
    rows: {
      *[Symbol.iterator]() {
        for (const { id, label, tier, count, quiet, late, cells } of rows) {
          const filled: Record<string, unknown> = {}
          cells.forEach((cell, at) => {
            const day = days[at]?.day
            if (day !== undefined && !isEmpty(cell)) filled[day] = cellJson(cell, by === 'org')
          })
          yield { id, name: label, tier, count, quiet, late, days: filled }
        }
      },
    },
    ...(coverage !== undefined && { coverage }),
  }
}

function cellJson({ contacts, followups, planned, gaps }: GridCell, named: boolean): unknown {
  return {
    codes: contacts.map((contact) => contact.code).join(''),
    touchpoints: contacts.map(({ id, code, time, note, client }) => ({
      id,
      ...(named && { client }),
      code,
      time,
      note,
    })),
    followups,
    ...(planned && { planned }),
    ...(gaps && { gaps }),
  }
}

function isEmpty({ contacts, followups, planned, gaps }: GridCell): boolean {
  return contacts.length === 0 && followups.length === 0 && !planned && !gaps
}
