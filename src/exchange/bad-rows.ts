import type { Context } from '../context.ts'
import type { Draftfile } from '../files.ts'
import { say } from '../language/say.ts'
import { forCsv } from '../output/safe.ts'
import type { CsvRow } from './csv.ts'
import { reasonHeader } from './own-file.ts'
import type { Trouble } from './values.ts'

/** Gathers the rows that cannot be imported, and saves them where that is wanted. */
export interface BadRows {
  readonly troubles: readonly Trouble[]
  /** How many rows are bad; one row may have several troubles. */
  readonly count: number
  add(row: CsvRow, troubles: readonly Trouble[]): Promise<void>
  /** Where the rows were saved; undefined where there were none or they were not to be saved. */
  finish(): Promise<string | undefined>
  abandon(): Promise<void>
}

/** How bad rows are written to a file of their own. */
export interface BadRowsFile {
  /** The ending of its name, without the dot. */
  readonly ending: string
  /** What stands before the first. */
  readonly head: string
  row(row: CsvRow, troubles: readonly Trouble[]): string
}

/** Bad rows of a table are saved as CSV with the reason in the first column. */
export function badRows(
  ctx: Pick<Context, 'files'>,
  headers: readonly string[],
  saved: string | undefined,
): BadRows {
  return badRowsIn(ctx, saved, {
    ending: 'csv',
    head: `\ufeff${lineOf([reasonHeader(), ...headers])}`,
    row: (row, reasons) => lineOf([sayReasons(row.line, reasons), ...row.cells]),
  })
}

/** `saved` is the file beside which bad rows are to be saved; without it they are only counted. */
export function badRowsIn(
  ctx: Pick<Context, 'files'>,
  saved: string | undefined,
  { ending, head, row: written }: BadRowsFile,
): BadRows {
  const troubles: Trouble[] = []
  let count = 0
  let target: { name: string; file: Draftfile } | undefined

  return {
    troubles,
    get count() {
      return count
    },
    async add(row, reasons) {
      count++
      for (const reason of reasons) troubles.push(reason)
      if (saved === undefined) return
      if (!target) {
        target = await beginBeside(ctx, saved, ending)
        await target.file.write(head)
      }
      await target.file.write(written(row, reasons))
    },
    async finish() {
      await target?.file.finish()
      return target?.name
    },
    async abandon() {
      await target?.file.abandon()
    },
  }
}

/** Begins a file for what is bad beside the imported one, or in the current folder where that may not be written. */
async function beginBeside(
  ctx: Pick<Context, 'files'>,
  saved: string,
  ending: string,
): Promise<{ name: string; file: Draftfile }> {
  const beside = freeName(ctx, saved, ending)
  try {
    return { name: beside, file: await ctx.files.create(beside) }
  } catch (error) {
    const here = freeName(ctx, saved.replace(/^.*[/\\]/s, ''), ending)
    if (here === beside) throw error
    return { name: here, file: await ctx.files.create(here) }
  }
}

/** `clients.csv` gives `clients.bad.csv`, then `clients.bad-2.csv`; what is there is never written over. */
function freeName(ctx: Pick<Context, 'files'>, file: string, ending: string): string {
  const stem = file.replace(/\.[^./\\]*$/, '').replace(/\.bad(?:-\d+)?$/, '')
  for (let number = 1; ; number++) {
    const name = `${stem}.bad${number === 1 ? '' : `-${number}`}.${ending}`
    if (!ctx.files.exists(name)) return name
  }
}

function sayReasons(line: number, troubles: readonly Trouble[]): string {
  const reasons = troubles.map(({ column, reason }) => (column === '' ? reason : say`${column}: ${reason}`))
  return say`line ${line}: ${reasons.reduce((before, next) => say`${before} ${next}‖sentences`)}`
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: string): string {
  const safe = forCsv(cell)
  return /["\r\n,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
