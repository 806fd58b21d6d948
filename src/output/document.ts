import type { Day } from '../day.ts'
import type { ExitKind } from '../errors.ts'
import type { Locale } from '../language/say.ts'

/** What a command returns. Writers render it; nothing in it knows colours, widths or escapes. */
export interface Document {
  readonly blocks: readonly Block[]
  /** What it is and of when, such as `Weekly report, as of Friday 20 November 2026`: stands above the title of a page. */
  readonly about?: string
  /** What `--json` prints; without it the rows of the only sheet are printed as an array. */
  readonly json?: unknown
  /** The whole of a file that is no table, such as an address book, as it is made. */
  readonly encoded?: AsyncIterable<string | Uint8Array>
  /** Talk for stderr: warnings and what was done on the side. */
  readonly notices?: readonly Line[]
  /** Says that what was written must not be kept: the transaction is rolled back. */
  readonly discard?: boolean
  /** Exit code of a command that did part of its work, such as an import that left rows behind. */
  readonly exit?: ExitKind
}

export type Block = Text | Facts | Sheet | Grid

/** What a cell or word means; each writer decides what it looks like. */
export type Tone = 'plain' | 'strong' | 'good' | 'late' | 'soon' | 'quiet' | 'today' | 'code'

export interface Span {
  readonly text: string
  readonly tone?: Tone
  /** A path or a command to copy: the line that holds it is not broken. */
  readonly whole?: boolean
  /** Where it leads on a page; only http, https and mailto become links. */
  readonly href?: string
}

/** A line of text, in one tone or in several. */
export type Line = string | readonly Span[]

/** The line without its tones. */
export function lineText(line: Line): string {
  return typeof line === 'string' ? line : line.map((span) => span.text).join('')
}

export interface Text {
  readonly kind: 'text'
  readonly title?: string
  readonly lines: readonly Line[]
}

/** Label and value pairs, one under the other; a value with line feeds is printed as a paragraph. */
export interface Facts {
  readonly kind: 'facts'
  readonly title?: string
  readonly facts: readonly Fact[]
}

export interface Fact {
  /** In English, as programs read it; people read it in their language. */
  readonly label: string
  /** The label is the user's own text. */
  readonly own?: boolean
  readonly value: Line
}

export type Value = string | number | null

/** One row of a sheet, by column key. */
export type Row = Readonly<Record<string, Value>>

/**
 * `text` is free text of any length, `term` a word of ours, which people read in their language and programs in English, `id` prints as #12, `day` as the day with weekday on screens,
 * `days` is a count of days printed as 12d, `code` is a channel letter, `number` is right-aligned.
 */
export type ColumnType = 'text' | 'term' | 'id' | 'number' | 'day' | 'days' | 'code' | 'instant'

export interface Column {
  readonly key: string
  /** In English, as programs read it; people read it in their language. */
  readonly title: string
  /** The title is the user's own text. */
  readonly own?: boolean
  readonly type: ColumnType
  /** Shown in machine formats only. */
  readonly hidden?: boolean
  /** Left off a screen on which it would cut the texts of others. */
  readonly spare?: boolean
  /** Neither cut nor wrapped: short words, such as how something stands. */
  readonly whole?: boolean
  /** Wrapped where it does not fit, and never cut: what the row is there to say. */
  readonly prose?: boolean
  /** Of prose: so many lines at the most, three without it. */
  readonly lines?: number
  readonly tone?: (row: Row) => Tone | undefined
  /** Where what was looked for stands in a text, in order: people see the text around it, and it strong. */
  readonly marks?: (text: string) => readonly (readonly [start: number, end: number])[]
}

/** A table of typed columns. Rows may be an async iterable, and then every writer streams. */
export interface Sheet {
  readonly kind: 'sheet'
  /** Names its file where each table of a document has one; without it the title does. */
  readonly name?: string
  readonly title?: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  /** Said on screens in place of an empty table. */
  readonly empty?: string
  /** Framed on screens while it is short: for what someone is asked to check. */
  readonly frame?: boolean
  /** Said right below the table, for people alone. */
  readonly foot?: readonly Line[]
  /** Drawn beside the table where there can be pictures; the table says the same in numbers. */
  readonly chart?: Chart
}

/** A picture of the numbers of a sheet, read from its rows. */
export interface Chart {
  /** Stacked columns side by side, stacked bars one below the other, or bars of what is done of what there is. */
  readonly form: 'columns' | 'bars' | 'shares'
  readonly title: string
  /** What it shows, in a sentence. */
  readonly says: string
  /** Under which key a row has its name. */
  readonly label: string
  /** The numbers of a row, the first at the bottom or left; `short` stands on it where there is room. */
  readonly series: readonly { readonly key: string; readonly title: string; readonly short?: string }[]
  /** Of shares: under which key a row has what there is. */
  readonly of?: string
  /** What the rows are, and what is counted. */
  readonly axes: { readonly rows: string; readonly numbers: string }
  /** All in the tone of what is late. */
  readonly late?: boolean
  /** So many rows at the most. */
  readonly most?: number
}

/** A calendar: rows down, days across. */
export interface Grid {
  readonly kind: 'grid'
  /** Names its file, as a sheet's does. */
  readonly name?: string
  readonly title: string
  readonly days: readonly GridDay[]
  /** What the first column holds, such as `Client`; in English, as titles of columns are. */
  readonly head: string
  readonly rows: readonly GridRow[]
  /** Said below the grid, such as what the letters mean. */
  readonly legend?: readonly Line[]
  /** Printed below the grid by row and day. */
  readonly notes: boolean
  /** Said in place of a grid without rows. */
  readonly empty: string
}

export interface GridDay {
  readonly day: Day
  readonly today: boolean
  /** Saturday, Sunday. */
  readonly rest: boolean
}

export interface GridRow {
  readonly id: number
  readonly label: string
  readonly tier: string | null
  /** One for each of the grid's days. */
  readonly cells: readonly GridCell[]
  /** Contacts within the grid's days. */
  readonly count: number
  /** Days since the last contact of all, null where there was none. */
  readonly quiet: number | null
  /** Past the mark at which quiet is too long; printed in tone `late` with `!`. */
  readonly late: boolean
}

export interface GridCell {
  readonly contacts: readonly GridContact[]
  /** Open follow-ups of that day; shown as `o` where there is no contact. */
  readonly followups: readonly GridStep[]
  /** What the plan calls for on that day, still to come; shown where nothing else stands. */
  readonly planned?: readonly GridPlanned[]
  /** What it called for on that day and did not get; shown as `!` beside what else stands there. */
  readonly gaps?: readonly GridPlanned[]
}

/** A contact that a plan calls for on one day. */
export interface GridPlanned {
  /** The letters of which one satisfies; null is any. */
  readonly codes: readonly string[] | null
  /** The rule in words, such as `T every 14 days`. */
  readonly rule: string
  /** With whom, where a row holds several clients. */
  readonly client?: string
}

const ANY_PLANNED = 'c'

/** The small letter of a planned contact: of its channel, or `c` where there are several or the channel has none. */
export function plannedLetter(planned: readonly GridPlanned[]): string {
  const codes = new Set(planned.flatMap(({ codes }) => codes ?? [ANY_PLANNED]))
  const [code = ''] = codes
  return codes.size === 1 && /^[A-NP-Z]$/.test(code) ? code.toLowerCase() : ANY_PLANNED
}

/** One open follow-up in a cell. */
export interface GridStep {
  readonly id: number
  readonly what: string
  /** Whose it is, where a row holds several clients. */
  readonly client?: string
}

/** One touchpoint in a cell, in the order they happened. */
export interface GridContact {
  readonly id: number
  readonly code: string
  /** `HH:MM`, or null where only the day is known. */
  readonly time: string | null
  readonly note: string
  readonly client: string
}

export const FORMATS = ['table', 'markdown', 'csv', 'json', 'vcf', 'ics', 'html', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

/** Which format a file name's ending asks for. */
export const FORMAT_BY_EXTENSION: Readonly<Record<string, Format>> = {
  txt: 'table',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  json: 'json',
  vcf: 'vcf',
  ics: 'ics',
  xlsx: 'xlsx',
  html: 'html',
  htm: 'html',
}

/** What a writer must know of the place it writes to. */
export interface Look {
  /** Columns of the terminal; Infinity where lines may be as long as they like. */
  readonly width: number
  readonly color: boolean
  /** No character outside ASCII that is ours: `...` for `…`, no box lines. */
  readonly ascii: boolean
  /** A file gets a byte order mark in CSV, a pipe does not. */
  readonly toFile: boolean
  /** What is written goes straight to a terminal: CSV then shows control characters and does not send them. */
  readonly terminal?: boolean
  /** Of CSV. */
  readonly delimiter: string
  /** The language of the column names of CSV, English without it. */
  readonly headers?: Locale
}

/** Takes text as it comes; a returned promise asks the writer to wait. */
export type Emit = (text: string) => void | Promise<void>

/** Takes bytes too. */
export type EmitChunk = (chunk: string | Uint8Array) => void | Promise<void>

/** Gives what must be said of what it wrote, such as that texts were cut. */
export type Writer = (document: Document, look: Look, emit: EmitChunk) => Promise<readonly Line[]>
