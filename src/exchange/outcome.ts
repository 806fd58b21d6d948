import type { Order } from '../language/dates.ts'
import { plural, say } from '../language/say.ts'
import type { Block, Document, Line, Sheet, Span } from '../output/document.ts'
import { clauses, sayLine } from '../output/say-line.ts'
import { forShell } from '../output/shell.ts'
import type { Subject } from './headers.ts'
import { quoted, type Trouble } from './values.ts'

/** What came of an import, or would come of it. */
export interface Outcome {
  readonly subject: Subject
  readonly file: string
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Other records made on the way, such as organisations and follow-ups, as sentences. */
  readonly besides: readonly string[]
  readonly badRows: number
  /** What the file is made of, where that is not rows. */
  readonly unit?: 'row' | 'card'
  readonly troubles: readonly Trouble[]
  readonly warnings: readonly Trouble[]
  /** Remarks about the file as a whole. */
  readonly remarks: readonly string[]
  /** The first changes, one line each. */
  readonly preview: readonly Line[]
  /** Where the bad rows were saved. */
  readonly savedTo: string | undefined
}

/** What was asked of an import. */
export interface ImportAsked {
  readonly dates: Order | undefined
  readonly dryRun: boolean
  readonly skipBad: boolean
  readonly createClients: boolean
  /** The file beside which bad rows are saved; undefined where they are not. */
  readonly savesTo: string | undefined
}

type Asked = Pick<ImportAsked, 'dryRun' | 'skipBad'>

/** How many troubles and warnings are printed; `--json` has them all. */
const MOST_TROUBLES = 50
const MOST_WARNINGS = 20

/** The answer of an import; where nothing may be kept because of bad rows it says so to the adapter. */
export function reportOf(outcome: Outcome, asked: Asked): Document {
  const refused = outcome.badRows > 0 && !asked.skipBad
  const head = headline(outcome, asked, refused)
  if (asked.dryRun && !refused) head.push(...previewOf(outcome))
  const wrote = !asked.dryRun && !refused && outcome.added + outcome.changed > 0
  const end: Line[] = [
    ...(outcome.badRows > 0 ? linesAfterBad(outcome, asked) : []),
    ...(wrote ? [[{ text: say`Take it back: ${'crm undo'}`, tone: 'quiet' as const }]] : []),
  ]
  const blocks: Block[] =
    outcome.badRows > 0
      ? [textOf(head), troubleSheet(outcome), ...(end.length > 0 ? [textOf(end)] : [])]
      : [textOf([...head, ...end])]
  return {
    blocks,
    json: jsonOf(outcome, asked, refused),
    notices: [...outcome.remarks, ...warningLines(outcome.warnings)],
    ...(refused && { discard: true, exit: 'usage' as const }),
  }
}

/** The first changes, and how many there are beside them. */
function previewOf({ preview, added, changed }: Outcome): Line[] {
  const more = added + changed - preview.length
  return more > 0 && preview.length > 0 ? [...preview, say`and ${more} more‖things`] : [...preview]
}

function headline(outcome: Outcome, asked: Asked, refused: boolean): Line[] {
  const { added, changed, unchanged, subject, file, badRows } = outcome
  const named = { text: file, whole: true }
  if (refused) return [sayLine`Nothing was imported from ${named}: ${sayBad(outcome)}.`, withoutBad(outcome)]
  const counts = clauses([
    [{ text: sayWritten(added, changed, subject), tone: 'strong' }],
    ...(unchanged > 0 ? [[{ text: say`${unchanged} already there` }]] : []),
    ...(badRows > 0 ? [[sayBad(outcome)]] : []),
  ])
  const head = asked.dryRun
    ? sayLine`Rehearsed ${named}: ${counts}; nothing was written.`
    : sayLine`Imported ${named}: ${counts}.`
  return [head, ...outcome.besides]
}

/** What `--skip-bad` would do. */
function withoutBad({ added, changed, subject, unit }: Outcome): string {
  const { wouldAdd, wouldChange } = SAYS[subject]
  const would = [
    ...(added > 0 ? [wouldAdd(added)] : []),
    ...(changed > 0 ? [wouldChange(changed)] : []),
  ].reduce((before, next) => (before === '' ? next : say`${before}, ${next}`), '')
  if (unit === 'card')
    return would === ''
      ? say`With --skip-bad nothing would change; the bad cards are saved to be mended.`
      : say`With --skip-bad ${would}; the bad cards are saved to be mended.`
  return would === ''
    ? say`With --skip-bad nothing would change; the bad rows are saved to be mended.`
    : say`With --skip-bad ${would}; the bad rows are saved to be mended.`
}

function sayBad({ badRows, unit }: Outcome): Span {
  const text =
    unit === 'card'
      ? plural(badRows, say`1 card is bad`, say`${badRows} cards are bad`)
      : plural(badRows, say`1 row is bad`, say`${badRows} rows are bad`)
  return { text, tone: 'late' }
}

function textOf(lines: readonly Line[]): Block {
  return { kind: 'text', lines }
}

/** The first of the bad rows, to be held against the file. */
function troubleSheet({ troubles, unit }: Outcome): Sheet {
  return {
    kind: 'sheet',
    columns: [
      { key: 'line', title: 'Line', type: 'number', tone: () => 'late' },
      { key: 'column', title: unit === 'card' ? 'Card' : 'Column', type: 'text' },
      { key: 'reason', title: 'Why it is bad', type: 'text' },
    ],
    rows: troubles.slice(0, MOST_TROUBLES).map(({ line, column, reason }) => ({ line, column, reason })),
    frame: true,
  }
}

function linesAfterBad({ troubles, savedTo }: Outcome, asked: Asked): Line[] {
  const lines: Line[] = []
  const more = troubles.length - MOST_TROUBLES
  if (more > 0)
    lines.push(savedTo ? say`and ${more} more: all are in the file` : say`and ${more} more: --json lists all`)
  if (savedTo) {
    const again = `crm import ${forShell(savedTo)}`
    lines.push([{ text: say`Saved to ${savedTo}. Mend them there, then: ${again}`, whole: true }])
  } else if (asked.dryRun && asked.skipBad) lines.push(say`They would be saved beside the file.`)
  return lines
}

function warningLines(warnings: readonly Trouble[]): string[] {
  const lines = warnings
    .slice(0, MOST_WARNINGS)
    .map(({ line, column, reason }) =>
      column === '' ? say`line ${line}: ${reason}` : say`line ${line}, ${column}: ${reason}`,
    )
  const more = warnings.length - MOST_WARNINGS
  return more > 0 ? [...lines, say`and ${more} more warnings: --json lists all`] : lines
}

function jsonOf(outcome: Outcome, asked: Asked, refused: boolean): unknown {
  const { subject, file, added, changed, unchanged, besides, badRows, troubles, warnings, remarks, savedTo } =
    outcome
  return {
    file,
    subject,
    written: !asked.dryRun && !refused && added + changed > 0,
    added,
    changed,
    unchanged,
    besides,
    bad_rows: badRows,
    bad: troubles,
    warnings,
    remarks,
    saved_to: savedTo ?? null,
  }
}

/** What is said of the two subjects, by a count. */
const SAYS: Readonly<
  Record<
    Subject,
    Readonly<Record<'added' | 'changed' | 'also' | 'wouldAdd' | 'wouldChange', (n: number) => string>>
  >
> = {
  clients: {
    added: (n) => plural(n, say`1 client added`, say`${n} clients added`),
    changed: (n) => plural(n, say`1 client changed`, say`${n} clients changed`),
    also: (n) => say`${n} changed‖clients`,
    wouldAdd: (n) => plural(n, say`1 client would be added`, say`${n} clients would be added`),
    wouldChange: (n) => plural(n, say`1 client would be changed`, say`${n} clients would be changed`),
  },
  touchpoints: {
    added: (n) => plural(n, say`1 touchpoint added`, say`${n} touchpoints added`),
    changed: (n) => plural(n, say`1 touchpoint changed`, say`${n} touchpoints changed`),
    also: (n) => say`${n} changed‖touchpoints`,
    wouldAdd: (n) => plural(n, say`1 touchpoint would be added`, say`${n} touchpoints would be added`),
    wouldChange: (n) => plural(n, say`1 touchpoint would be changed`, say`${n} touchpoints would be changed`),
  },
}

/** `44 clients added, 1 changed`; what is none is left out. */
export function sayWritten(added: number, changed: number, subject: Subject): string {
  const says = SAYS[subject]
  const did = [
    ...(added > 0 ? [says.added(added)] : []),
    ...(changed > 0 ? [added > 0 ? says.also(changed) : says.changed(changed)] : []),
  ]
  return did.length > 0 ? did.reduce((before, next) => say`${before}, ${next}`) : say`nothing to change`
}

/** A note as the end of a preview line. */
export function shortly(text: string): string {
  return text === '' ? '' : quoted(text)
}
