import { sayDay } from '../../language/calendar.ts'
import { listed, plainly, plural, say } from '../../language/say.ts'
import type { Block, Document, Line, Row, Span } from '../../output/document.ts'
import { clauses, sayLine } from '../../output/say-line.ts'
import { quoted, type Trouble } from '../values.ts'
import type { CalendarPatch, CalendarPlan } from './calendar-plan.ts'

/** What was asked of the import of a calendar. */
export interface CalendarAsked {
  readonly dryRun: boolean
  readonly skipBad: boolean
  readonly createClients: boolean
  /** Whether contacts that are gone from a sheet of ours are removed. */
  readonly remove: boolean
  /** The file beside which bad cells are saved; undefined where they are not. */
  readonly savesTo: string | undefined
}

/** What came of the import of a calendar, or would come of it. */
export interface CalendarOutcome {
  readonly file: string
  readonly plan: CalendarPlan
  /** The names of new clients. */
  readonly made: readonly string[]
  readonly own: boolean
  readonly badCells: number
  readonly troubles: readonly Trouble[]
  readonly warnings: readonly Trouble[]
  readonly remarks: readonly string[]
  readonly savedTo: string | undefined
  readonly nameOf: (client: number) => string
}

/** How many lines of the plan, of new clients, of bad cells and of warnings are printed; `--json` has them all. */
const MOST_PLANNED = 40
const MOST_NAMED = 10
const MOST_TROUBLES = 50
const MOST_WARNINGS = 20

/** The answer to the import of a calendar: the plan where it changes something that was there, or is rehearsed. */
export function reportCalendar(outcome: CalendarOutcome, asked: CalendarAsked): Document {
  const { plan, made, badCells } = outcome
  const refused = badCells > 0 && !asked.skipBad
  const writes = countOf(plan, made.length, asked.remove) > 0
  const wrote = writes && !refused && !asked.dryRun
  const steps = planned(outcome)
  const shows = !refused && steps.length > 0 && (asked.dryRun || plan.changed.length + plan.gone.length > 0)
  const blocks: Block[] = [{ kind: 'text', lines: headOf(outcome, asked, refused) }]
  if (badCells > 0) blocks.push(troubleSheet(outcome.troubles))
  if (shows) blocks.push(planSheet(steps))
  const foot = footOf(outcome, asked, { wrote, shown: shows ? steps.length : 0, refused })
  if (foot.length > 0) blocks.push({ kind: 'text', lines: foot })
  return {
    blocks,
    json: {
      file: outcome.file,
      subject: 'calendar',
      written: wrote,
      added: plan.added.length,
      changed: plan.changed.length,
      gone: plan.gone.length,
      removed: wrote && asked.remove ? plan.gone.length : 0,
      unchanged: plan.same,
      new_clients: made,
      plan: steps,
      bad_cells: badCells,
      bad: outcome.troubles,
      warnings: outcome.warnings,
      remarks: outcome.remarks,
      saved_to: outcome.savedTo ?? null,
    },
    notices: [...outcome.remarks, ...warningLines(outcome.warnings)],
    ...(refused && { discard: true, exit: 'usage' as const }),
  }
}

function countOf(plan: CalendarPlan, made: number, removes: boolean): number {
  return plan.added.length + plan.changed.length + made + (removes ? plan.gone.length : 0)
}

/** `115 contacts added, 40 clients new`; “nothing to change” where that is so. */
export function sayPlan(plan: CalendarPlan, made: number, removes: boolean): string {
  const said = [
    ...counted(plan.added.length, (n) => plural(n, say`1 contact added`, say`${n} contacts added`)),
    ...counted(plan.changed.length, (n) => plural(n, say`1 contact changed`, say`${n} contacts changed`)),
    ...counted(removes ? plan.gone.length : 0, (n) =>
      plural(n, say`1 contact removed`, say`${n} contacts removed`),
    ),
    ...counted(made, (n) => plural(n, say`1 client new`, say`${n} clients new`)),
  ]
  return said.length > 0 ? said.reduce((before, next) => say`${before}, ${next}`) : say`nothing to change`
}

function counted(count: number, sentence: (count: number) => string): string[] {
  return count > 0 ? [sentence(count)] : []
}

function headOf(outcome: CalendarOutcome, asked: CalendarAsked, refused: boolean): Line[] {
  const { file, plan, made, badCells } = outcome
  const said = sayPlan(plan, made.length, asked.remove)
  const cells: Span = {
    text: plural(badCells, say`1 cell is bad`, say`${badCells} cells are bad`),
    tone: 'late',
  }
  if (refused) {
    return [
      sayLine`Nothing was imported from ${{ text: file, whole: true }}: ${cells}.`,
      say`With --skip-bad: ${said}; the bad cells are saved to be mended.`,
    ]
  }
  const counts = clauses([
    [{ text: said, tone: 'strong' }],
    ...(plan.same > 0 ? [[{ text: say`${plan.same} already there` }]] : []),
    ...(badCells > 0 ? [[cells]] : []),
  ])
  const named = { text: file, whole: true }
  const lines: Line[] = [
    asked.dryRun
      ? sayLine`Rehearsed ${named}: ${counts}; nothing was written.`
      : sayLine`Imported ${named}: ${counts}.`,
  ]
  if (made.length > 0) {
    const names = listed(made.slice(0, MOST_NAMED))
    const more = made.length - MOST_NAMED
    lines.push(more > 0 ? say`New: ${names} and ${more} more.` : say`New: ${names}.`)
  }
  return lines
}

function footOf(
  { plan, savedTo, badCells, troubles }: CalendarOutcome,
  asked: CalendarAsked,
  { wrote, shown, refused }: { readonly wrote: boolean; readonly shown: number; readonly refused: boolean },
): Line[] {
  const lines: Line[] = []
  if (shown > MOST_PLANNED) lines.push(say`and ${shown - MOST_PLANNED} more: --json lists all`)
  if (troubles.length > MOST_TROUBLES)
    lines.push(say`and ${troubles.length - MOST_TROUBLES} more bad cells: --json lists all`)
  const gone = plan.gone.length
  if (gone > 0 && !asked.remove && !refused) {
    lines.push(
      plural(
        gone,
        say`One contact is gone from the sheet and stays in the book: --remove takes it out.`,
        say`${gone} contacts are gone from the sheet and stay in the book: --remove takes them out.`,
      ),
    )
  }
  if (savedTo)
    lines.push([{ text: say`Saved to ${savedTo}: mend them there, then import that.`, whole: true }])
  else if (badCells > 0 && asked.dryRun && asked.skipBad)
    lines.push(say`They would be saved beside the file.`)
  if (wrote) lines.push([{ text: say`Take it back: crm undo`, tone: 'quiet' }])
  return lines
}

/** One line of the plan. */
interface Step {
  readonly does: 'add' | 'change' | 'gone'
  readonly client: string
  readonly day: string
  readonly code: string
  readonly what: string
  readonly cell: string
}

/** The plan by client and day. */
function planned({ plan, nameOf }: CalendarOutcome): Step[] {
  const steps: Step[] = [
    ...plan.added.map(({ owner, day, code, note, address }) => ({
      does: 'add' as const,
      client: owner.name,
      day,
      code,
      what: note === '' ? '' : quoted(note),
      cell: address,
    })),
    ...plan.changed.map(({ touchpoint, said, patch }) => ({
      does: 'change' as const,
      client: said.owner.name,
      day: said.day,
      code: said.code,
      what: sayPatch(touchpoint, patch, nameOf),
      cell: said.address,
    })),
    ...plan.gone.map(({ client_id, day, code, note }) => ({
      does: 'gone' as const,
      client: nameOf(client_id),
      day,
      code,
      what: note === '' ? '' : quoted(note),
      cell: '',
    })),
  ]
  const places = new Map<string, number>()
  for (const { client } of steps) if (!places.has(client)) places.set(client, places.size)
  return steps.sort(
    (a, b) =>
      (places.get(a.client) ?? 0) - (places.get(b.client) ?? 0) ||
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
  )
}

function sayPatch(
  before: CalendarPlan['changed'][number]['touchpoint'],
  patch: CalendarPatch,
  nameOf: (client: number) => string,
): string {
  const note = (text: string) => (text === '' ? say`no note` : quoted(text))
  const changes = [
    ...(patch.client_id === undefined ? [] : [say`was ${nameOf(before.client_id)}’s`]),
    ...(patch.day === undefined ? [] : [say`was on ${sayDay(before.day)}`]),
    ...(patch.code === undefined ? [] : [say`was ${before.code}`]),
    ...(patch.time === undefined
      ? []
      : [say`time ${before.time ?? plainly('–')} → ${patch.time ?? plainly('–')}`]),
    ...(patch.note === undefined ? [] : [say`${note(before.note)} → ${note(patch.note)}`]),
  ]
  return changes.reduce((told, change) => say`${told}; ${change}`)
}

const SIGNS: Readonly<Record<Step['does'], string>> = { add: '+', change: '~', gone: '−' }

function planSheet(steps: readonly Step[]): Block {
  return {
    kind: 'sheet',
    columns: [
      { key: 'sign', title: '', type: 'text', tone: (row) => (row.sign === SIGNS.gone ? 'late' : undefined) },
      { key: 'client', title: 'Client', type: 'text' },
      { key: 'day', title: 'Day', type: 'day' },
      { key: 'code', title: 'Type', type: 'code' },
      { key: 'what', title: 'What', type: 'text' },
      { key: 'cell', title: 'Cell', type: 'text', spare: true },
    ],
    rows: steps.slice(0, MOST_PLANNED).map(({ does, ...step }): Row => ({ sign: SIGNS[does], ...step })),
  }
}

/** The first of the bad cells, by address. */
function troubleSheet(troubles: readonly Trouble[]): Block {
  return {
    kind: 'sheet',
    columns: [
      { key: 'cell', title: 'Cell', type: 'text', tone: () => 'late' },
      { key: 'reason', title: 'Why it is bad', type: 'text' },
    ],
    rows: troubles.slice(0, MOST_TROUBLES).map(({ column, reason }) => ({ cell: column, reason })),
    frame: true,
  }
}

function warningLines(warnings: readonly Trouble[]): string[] {
  const lines = warnings.slice(0, MOST_WARNINGS).map(({ column, reason }) => say`${column}: ${reason}`)
  const more = warnings.length - MOST_WARNINGS
  return more > 0 ? [...lines, say`and ${more} more warnings: --json lists all`] : lines
}
