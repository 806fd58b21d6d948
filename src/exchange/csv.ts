import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** One row of a file, and the line it begins on: quoted line breaks are lines too. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Takes a CSV text in pieces and gives its rows as they become whole. */
export interface CsvReader {
  push(text: string): CsvRow[]
  /** The rows that were still waiting for their end. */
  end(): CsvRow[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** A row longer than this has an opening quote that is never closed. */
const LONGEST_ROW = 32 * 1024 * 1024

/**
 * Reads CSV as spreadsheets write it. Rows end as the first one does: in LF or CRLF, or in CR alone.
 * A quote counts where it opens a cell; elsewhere it is text.
 */
export function csvReader(delimiter: string): CsvReader {
  let waiting = ''
  let line = 1
  let ending: '\n' | '\r' | undefined

  const take = (last: boolean): CsvRow[] => {
    ending ??= endingOf(waiting, last)
    if (!ending) return []
    const rows: CsvRow[] = []
    const text = waiting
    let at = 0
    let quote = text.indexOf('"')
    while (at < text.length) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      let end = text.indexOf(ending, at)
      if (end === -1 && !last && quote === -1) break
      if (end === -1) end = text.length
      if (quote === -1 || quote > end) {
        if (end === text.length && !last) break
        rows.push({ line, cells: withoutReturns(text.slice(at, end)).split(delimiter) })
        line++
        at = end + 1
        continue
      }
      const row = quotedRow(text, at, delimiter, ending, last, line)
      if (!row) break
      rows.push({ line, cells: row.cells })
      line += row.lines
      at = row.next
    }
    waiting = text.slice(at)
    if (waiting.length > LONGEST_ROW) throw neverClosed(line)
    return rows
  }

  return {
    push(text) {
      waiting = waiting === '' ? text : waiting + text
      return take(false)
    },
    end: () => take(true),
  }
}

/** What ends the first row: LF (which may follow a CR) or CR; undefined where it has not come yet. */
function endingOf(text: string, last: boolean): '\n' | '\r' | undefined {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '\n') return '\n'
    else if (char === '\r') {
      const after = text.slice(at).search(/[^\r]/)
      if (after === -1) return last ? '\r' : undefined
      return text[at + after] === '\n' ? '\n' : '\r'
    }
  }
  return last || text.length > LONGEST_ROW ? '\n' : undefined
}

function withoutReturns(text: string): string {
  return text.endsWith('\r') ? text.replace(/\r+$/, '') : text
}

/** Reads one row that holds a quote; undefined where its end has not come yet. */
function quotedRow(
  text: string,
  start: number,
  delimiter: string,
  ending: string,
  last: boolean,
  line: number,
): { cells: string[]; next: number; lines: number } | undefined {
  const cells: string[] = []
  let at = start
  for (;;) {
    let value = ''
    if (text[at] === '"') {
      const cell = quotedCell(text, at + 1)
      if (!cell) {
        if (last) throw neverClosed(line)
        return undefined
      }
      value = cell.value
      at = cell.next
    }
    const delimited = text.indexOf(delimiter, at)
    let end = text.indexOf(ending, at)
    if (end === -1) {
      if (!last) return undefined
      end = text.length
    }
    if (delimited !== -1 && delimited < end) {
      cells.push(value + text.slice(at, delimited))
      at = delimited + 1
      continue
    }
    cells.push(value + withoutReturns(text.slice(at, end)))
    return { cells, next: end + 1, lines: breaksIn(text.slice(start, end)) + 1 }
  }
}

/** The text up to the closing quote, two quotes being one; undefined where none closes it. */
function quotedCell(text: string, start: number): { value: string; next: number } | undefined {
  let value = ''
  for (let at = start; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    if (text[quote + 1] !== '"') return { value: value + text.slice(at, quote), next: quote + 1 }
    value += text.slice(at, quote + 1)
    at = quote + 2
  }
}

function breaksIn(row: string): number {
  return row.replace(/\r+$/, '').match(/\r\n|\n|\r/g)?.length ?? 0
}

function neverClosed(line: number): Failure {
  return new Failure('usage', say`The quote that opens in the row of line ${line} is never closed.`)
}

/**
 * The delimiter that takes a text apart most evenly; comma where none does.
 * A first line such as `sep=;`, as Excel writes it, decides.
 */
export function delimiterOf(sample: string): string {
  const said = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  if (said) return said
  let best: string = DELIMITERS[0]
  let most = 0
  for (const delimiter of DELIMITERS) {
    const evenness = evennessOf(sample, delimiter)
    if (evenness > most) {
      most = evenness
      best = delimiter
    }
  }
  return best
}

/** How many cells the header has, times the share of rows that have as many; 0 where it has one. */
function evennessOf(sample: string, delimiter: string): number {
  const rows = wholeRows(sample, delimiter).filter((row) => row.cells.some((cell) => cell !== ''))
  const width = rows[0]?.cells.length ?? 1
  if (width === 1) return 0
  return (width * rows.filter((row) => row.cells.length === width).length) / rows.length
}

/** The rows of a sample, its last one only where it is alone, because it may be cut. */
function wholeRows(sample: string, delimiter: string): CsvRow[] {
  const reader = csvReader(delimiter)
  try {
    const rows = reader.push(sample)
    return rows.length > 0 ? rows : reader.end()
  } catch {
    return []
  }
}
