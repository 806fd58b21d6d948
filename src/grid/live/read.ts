import type { ReadContext } from '../../context.ts'
import type { Day, Range } from '../../day.ts'
import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import type { Document, Grid, GridRow } from '../../output/document.ts'
import { channelsOf } from '../../touchpoints/touchpoint.ts'
import type { Page } from './model.ts'
import { clientsTouched, lastEntry, openOf, organisationsOf } from './queries.ts'

/** How the commands of a live calendar are run: named `grid log` in the journal, and soon told that the book is busy. */
export const INNER = { via: 'grid', patience: 2000 } as const

/** What the days and the order of a grid are asked with, as typed for `crm grid`. */
export type Asked = Readonly<Record<string, unknown>>

/** Reads the days of a calendar by `crm grid` itself, with what is said besides. */
export async function readPage(
  ctx: ReadContext,
  asked: Asked,
  words: string,
): Promise<{ page: Page; notices: readonly string[] }> {
  const { db } = ctx.book
  const journal = await lastEntry(db)
  const channels = await channelsOf(db)
  const open = Map.groupBy(await openOf(db, undefined), (followup) => followup.client_id)
  const values = { ...asked, filter: wordsIn(words) }
  return ctx.commands.run('grid', values, { ...INNER, format: 'json' }, (document, { clock }) => ({
    page: { grid: gridIn(document), words, today: clock.today, channels, open, journal },
    notices: (document.notices ?? []).filter((notice) => typeof notice === 'string'),
  }))
}

/**
 * The page with what an entry of the journal changed, row by row where few clients are in it: whoever is shown stays in
 * its place. Undefined where others wrote meanwhile, or where many are touched: then all has to be read.
 */
export async function patched(
  ctx: ReadContext,
  asked: Asked,
  page: Page,
  entry: number,
  about: number,
): Promise<Page | undefined> {
  const { db } = ctx.book
  if (entry !== page.journal + 1) return undefined
  const touched = await clientsTouched(db, about)
  if (touched.length === 0 || touched.length > MOST_PATCHED) return undefined
  const ids = [...touched, ...(await organisationsOf(db, touched))]
  const rows = await ctx.commands.run(
    'grid',
    { ...asked, active: false, filter: [`id:${ids.join(',')}`] },
    { ...INNER, format: 'json' },
    (document) => new Map(gridIn(document).rows.map((row) => [row.id, row])),
  )
  const open = new Map(page.open)
  const own = Map.groupBy(await openOf(db, ids), (followup) => followup.client_id)
  for (const id of ids) open.set(id, own.get(id) ?? [])
  return { ...page, grid: withRows(page.grid, rows), open, journal: entry }
}

const MOST_PATCHED = 20

function withRows(grid: Grid, rows: ReadonlyMap<number, GridRow>): Grid {
  return { ...grid, rows: grid.rows.map((row) => rows.get(row.id) ?? row) }
}

/** A page that was read again, its clients in the order in which they stood; whoever is new comes last. */
export function inOrderOf(before: Page, { grid, ...page }: Page): Page {
  const place = new Map(before.grid.rows.map(({ id }, at) => [id, at]))
  const rows = grid.rows.toSorted(
    (a, b) =>
      (place.get(a.id) ?? Number.POSITIVE_INFINITY) - (place.get(b.id) ?? Number.POSITIVE_INFINITY) || 0,
  )
  return { ...page, grid: { ...grid, rows } }
}

function gridIn({ blocks: [grid] }: Document): Grid {
  if (grid?.kind === 'grid') return grid
  throw new Failure('failed', say`The calendar could not be read.`)
}

/** Days as `crm grid` is asked for them. */
export function daysAsked(asked: Asked, { from, to }: Range): Asked {
  const { month: _month, week: _week, within: _within, ...rest } = asked
  return { ...rest, from: from satisfies Day, to }
}

/** The words of a filter as a shell would part them; quotes are read by the filter. */
export function wordsIn(text: string): string[] {
  return text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []
}

/** The words of a filter as one text that is parted into them again. */
export function wordsTogether(words: readonly string[]): string {
  return words
    .map((word) =>
      /\s/.test(word) && !word.includes('"') ? word.replace(/^(-?[^:：]*[:：])?(.*)$/s, '$1"$2"') : word,
    )
    .join(' ')
}
