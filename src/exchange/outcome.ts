import type { Order } from '../language/dates.ts'
import type { Block, Document, Line, Sheet, Span } from '../output/document.ts'
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
  if (asked.dryRun && !refused) head.push(...outcome.preview)
  const wrote = !asked.dryRun && !refused && outcome.added + outcome.changed > 0
  const end: Line[] = [
    ...(outcome.badRows > 0 ? linesAfterBad(outcome, asked) : []),
    ...(wrote ? [[{ text: 'Take it back: crm undo', tone: 'quiet' as const }]] : []),
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

function headline(outcome: Outcome, asked: Asked, refused: boolean): Line[] {
  const { added, changed, unchanged, subject, file, badRows } = outcome
  if (refused) {
    const would = [
      ...(added > 0 ? [`${sayCount(added, subject)} would be added`] : []),
      ...(changed > 0 ? [`${sayCount(changed, subject)} would be changed`] : []),
    ]
    return [
      [{ text: `Nothing was imported from ${file}: `, whole: true }, ...sayBad(outcome), { text: '.' }],
      `With --skip-bad ${would.join(', ') || 'nothing would change'}; the bad ${outcome.unit ?? 'row'}s are saved to be mended.`,
    ]
  }
  const head: Span[] = [
    { text: `${asked.dryRun ? 'Rehearsed' : 'Imported'} ${file}: `, whole: true },
    { text: sayWritten(added, changed, subject), tone: 'strong' },
  ]
  if (unchanged > 0) head.push({ text: `, ${unchanged} already there` })
  if (badRows > 0) head.push({ text: ', ' }, ...sayBad(outcome))
  head.push({ text: asked.dryRun ? '; nothing was written.' : '.' })
  return [head, ...outcome.besides]
}

function sayBad({ badRows, unit = 'row' }: Outcome): Span[] {
  return [{ text: `${badRows} ${badRows === 1 ? `${unit} is` : `${unit}s are`} bad`, tone: 'late' }]
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
  if (more > 0) lines.push(`and ${more} more: ${savedTo ? 'all are in the file' : '--json lists all'}`)
  if (savedTo) {
    const mended = `Saved to ${savedTo}. Mend them there, then: crm import ${forShell(savedTo)}`
    lines.push([{ text: mended, whole: true }])
  } else if (asked.dryRun && asked.skipBad) lines.push('They would be saved beside the file.')
  return lines
}

function warningLines(warnings: readonly Trouble[]): string[] {
  const lines = warnings
    .slice(0, MOST_WARNINGS)
    .map(({ line, column, reason }) => `line ${line}${column === '' ? '' : `, ${column}`}: ${reason}`)
  const more = warnings.length - MOST_WARNINGS
  return more > 0 ? [...lines, `and ${more} more warnings: --json lists all`] : lines
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

/** `44 clients added, 1 changed`; what is none is left out. */
export function sayWritten(added: number, changed: number, subject: Subject): string {
  const did = [
    ...(added > 0 ? [`${sayCount(added, subject)} added`] : []),
    ...(changed > 0 ? [added > 0 ? `${changed} changed` : `${sayCount(changed, subject)} changed`] : []),
  ]
  return did.join(', ') || 'nothing to change'
}

/** `1 client`, `781 touchpoints`. */
export function sayCount(count: number, plural: string): string {
  return `${count} ${count === 1 ? plural.replace(/s$/, '') : plural}`
}

/** A note as the end of a preview line. */
export function shortly(text: string): string {
  return text === '' ? '' : quoted(text)
}
