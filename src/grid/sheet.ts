import type { Kysely } from 'kysely'
import { type Filter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { Grid, GridCell, Line, Span } from '../output/document.ts'
import type { Schema } from '../store/schema.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { type Frame, type Layout, layOut, sayMarks } from './grid.ts'
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
}

/** A grid, and what is said besides. */
export interface GridAnswer {
  readonly grid: Grid
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
  const layout = layOut(clients, marks, steps, question)
  const channels = layout.codes.size > 0 ? await channelsOf(db) : []
  const legend = legendOf(layout, question, new Map(channels.map(({ code, name }) => [code, name])))
  return { grid: gridOf(question, layout, legend), json: jsonOf(question, layout), notices }
}

function gridOf(question: GridQuestion, { days, rows }: Layout, legend: readonly Line[]): Grid {
  const said = sayFilter(question.filter)
  const range = sayRange(question.range)
  return {
    kind: 'grid',
    title: said === '' ? range : `${range}: ${said}`,
    days,
    head: question.by === 'org' ? 'Organisation' : 'Client',
    rows,
    legend,
    notes: question.notes,
    empty: emptyText(question, said, range),
  }
}

function emptyText({ active }: GridQuestion, said: string, range: string): string {
  if (active) return `No contact and no next step${said === '' ? '' : ` with ${said}`} in ${range}.`
  return said === '' ? 'No clients yet: crm add "Zhang Wei" --tier A' : `No client fits ${said}.`
}

/** What the letters mean, and below them the mark, as far as they stand in the grid. */
function legendOf(layout: Layout, { quietAfter }: Frame, names: ReadonlyMap<string, string>): Line[] {
  const known = [...names.keys()].filter((code) => layout.codes.has(code))
  const unknown = [...layout.codes].filter((code) => !names.has(code)).sort()
  const parts: Span[][] = [...known, ...unknown].map((code) => [
    { text: code, tone: 'code' },
    { text: ` ${names.get(code) ?? 'another channel'}` },
  ])
  if (layout.steps > 0) parts.push([{ text: 'o', tone: 'soon' }, { text: ' next step' }])
  const lines: Line[] = []
  if (parts.length > 0)
    lines.push(parts.flatMap((part, at) => (at === 0 ? part : [{ text: '   ' }, ...part])))
  if (layout.rows.some((row) => row.late))
    lines.push([{ text: '!', tone: 'late' }, { text: ` ${sayMark(quietAfter)}` }])
  return lines
}

function sayMark(quietAfter: number | undefined): string {
  if (quietAfter !== undefined) return `quiet for more than ${quietAfter} days`
  return `quiet too long: ${sayMarks()}`
}

/** Days by date, only those with something; rows are made as they are written. */
function jsonOf(question: GridQuestion, { days, rows }: Layout): unknown {
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
  }
}

function cellJson({ contacts, followups }: GridCell, named: boolean): unknown {
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
  }
}

function isEmpty({ contacts, followups }: GridCell): boolean {
  return contacts.length === 0 && followups.length === 0
}
