import { isAbsolute, join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import type { Ask, AskLook } from './cli/ask.ts'
import { wantsAscii, wantsColor } from './cli/color.ts'
import type { Commands, Conversation } from './cli/commands.ts'
import type { Command } from './cli/define.ts'
import { formatInFolder, formatOf, headersTyped } from './cli/format.ts'
import type { Globals } from './cli/parse.ts'
import { delimiterTyped } from './cli/parse.ts'
import type { Screen } from './cli/screen.ts'
import type { SettingsOfRun } from './config/file.ts'
import type { SettingsInForce } from './config/in-force.ts'
import { type Day, isDay } from './day.ts'
import { Failure } from './errors.ts'
import { type Files, filesIn } from './files.ts'
import { type Locale, say } from './language/say.ts'
import type { Format } from './output/document.ts'
import type { Engine } from './store/engine.ts'
import type { Draft } from './store/journal.ts'
import { type Book, openBook } from './store/open.ts'
import type { Schema } from './store/schema.ts'
import { uidMaker } from './uid.ts'

/** The real world as bin hands it in and as tests replace it; the only door to it. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly home: string
  readonly platform: string
  /** What starts this program: its path, or an interpreter and the script. */
  readonly program: readonly string[]
  /** The instant, and the zone's offset from UTC in minutes at it. */
  now(): { readonly ms: number; readonly offset: number }
  /** The zone's offset from UTC in minutes at an instant, long past or to come. */
  offsetAt(ms: number): number
  random(bytes: Uint8Array): void
  readonly terminal: Terminal
  /** Writes all of it, or throws; a reader that went away is an error with code EPIPE. */
  out(chunk: string | Uint8Array): void
  err(text: string): void
  stdin(): Promise<Uint8Array>
  converse(): Conversation
  /** Takes the whole screen of the terminal; absent where there is none to take. */
  screen?(look: Pick<Screen, 'color' | 'ascii'>): Promise<Screen>
  /** The name of the user at the machine. */
  user(): string
  /** Opens a text in an editor, started by its command line, and gives what was saved; undefined where it failed. */
  edit(command: string, text: string): Promise<string | undefined>
  /** Shows a text in a pager; false where that could not be started. */
  page(command: string, text: string): Promise<boolean>
  /** Prompts; their library is loaded when the first is asked. */
  prompts(look: AskLook): Ask
  /** Where the native addon lies, where the program is one file. */
  addon(): string | undefined
  /** What the settings file said; `main` reads it before all else. */
  readonly settings?: SettingsOfRun
}

export interface Terminal {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly columns: number
  readonly rows: number
}

/** The moment of the command, read once. */
export interface Clock {
  readonly today: Day
  /** `HH:MM` in the user's zone. */
  readonly time: string
  /** ISO-8601 with offset, to the second. */
  readonly now: string
}

/** What every command is given of the world. */
export interface Context {
  readonly clock: Clock
  /** The offset of the user's zone from UTC in minutes at an instant, for times that are written in another zone. */
  offsetAt(ms: number): number
  readonly actor: string
  /** Where the program runs, for what it says of the machine: system, home folder, and what starts it. */
  readonly machine: Pick<World, 'platform' | 'home' | 'program'>
  /** The order of days and months in dates such as 3/4, where the user has said it. */
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | undefined
  /** What tells the days off: `cn` or the path of a file; undefined where they are not asked for. */
  readonly holidays: string | undefined
  /** A new UUIDv7. */
  uid(): string
  /** Prompts, where there is a terminal on both sides and questions are allowed. */
  readonly ask: Ask | undefined
  /** `--yes`, or a yes already given to the question the command asked. */
  readonly yes: boolean
  /** Ids chosen on the terminal for references that fitted several clients. */
  readonly choices: ReadonlyMap<string, number>
  /** The path of the book in use. */
  readonly bookPath: string
  readonly files: Files
  /** Opens a text in the user's editor and gives what was saved. */
  edit(text: string): Promise<string>
  stdin(): Promise<Uint8Array>
  /** What the output goes to: a file's path, or undefined for stdout. */
  readonly output: string | undefined
  /** Whether that path is a folder, for a file of each table. */
  readonly toFolder: boolean
  /** The asked format of the output. */
  readonly format: Format
  /** Between the fields of CSV. */
  readonly delimiter: string
  /** The language of the column names of CSV. */
  readonly headers: Locale
  /** Tells how far long work is, on a terminal. */
  progress(text: string): void
  /** The user's settings, and where each comes from. */
  settings(): Promise<SettingsInForce>
  /** The other commands of the program, for one that stays, such as a server. */
  readonly commands: Commands
  /** Both standard streams, for a command that talks with a program. */
  converse(): Conversation
  /** Takes the whole screen, for a command that stays on it; undefined where there is no terminal on both sides, or a poor one. */
  screen(): Promise<Screen> | undefined
  /** The engine file tools such as backup work on; opens books other than the one in use. */
  openBook(
    path: string,
    options?: { create?: boolean; readOnly?: boolean; busyMs?: number | undefined },
  ): Promise<Book | undefined>
}

export interface ReadContext extends Context {
  readonly book: { readonly db: Kysely<Schema>; readonly engine: Engine }
}

export interface WriteContext extends Context {
  /** `reader` outlives the transaction: rows that stream out after the commit are read through it. */
  readonly book: Draft & { readonly engine: Engine; readonly reader: Kysely<Schema> }
}

/** What the adapter has settled with the user so far. */
interface Settled {
  readonly yes: boolean
  readonly choices: ReadonlyMap<string, number>
}

/** Makes the context of one run from the world and the global options; flags beat environment beats default. */
export async function contextOf(
  world: World,
  command: Command,
  globals: Globals,
  settled: Settled,
  commands: Commands,
): Promise<Context> {
  const clock = clockOf(world, globals.today)
  const bookPath = bookPathOf(world, globals.db)
  const uid = uidMaker(
    () => world.now().ms,
    (bytes) => world.random(bytes),
  )
  if (globals.output === '')
    throw new Failure(
      'usage',
      say`-o takes the name of a file, or of a folder for CSV, and not an empty text.`,
    )
  const output = globals.output === '-' ? undefined : globals.output
  const files = filesIn(world.cwd, uid)
  const toFolder = output !== undefined && (/[/\\]$/.test(output) || files.isFolder(output))
  const format = toFolder ? formatInFolder(command, globals, output) : formatOf(command, globals, output)
  if (format === 'xlsx' && output === undefined && world.terminal.stdout)
    throw new Failure('usage', say`A workbook is no text, and a terminal cannot show it.`, {
      tip: say`the same command with -o and the name of a .xlsx file`,
    })
  const talks = world.terminal.stdin && world.terminal.stdout && globals.input !== false
  return {
    clock,
    offsetAt: (ms) => world.offsetAt(ms),
    actor: nonEmpty(world.env.CRM_USER) ?? world.user(),
    machine: { platform: world.platform, home: world.home, program: world.program },
    dateOrder: dateOrderOf(world.env.CRM_DATES),
    holidays: nonEmpty(world.env.CRM_HOLIDAYS),
    uid,
    ask: talks ? world.prompts(lookOf(world, globals)) : undefined,
    yes: settled.yes,
    choices: settled.choices,
    bookPath,
    files,
    edit: (text) => edited(world, text),
    stdin: () => world.stdin(),
    converse: () => world.converse(),
    screen: () => takeScreen(world, globals),
    settings: async () => (await import('./config/in-force.ts')).settingsInForce(world, globals, bookPath),
    commands,
    output,
    toFolder,
    format,
    delimiter: globals.delimiter === undefined ? ',' : delimiterTyped(globals.delimiter),
    headers: globals.headers === undefined ? 'en' : headersTyped(globals.headers, format),
    progress(text) {
      if (world.terminal.stderr) world.err(`\r${text}\x1b[K`)
    },
    openBook: (path, options = {}) =>
      openBook(path, {
        ...options,
        addon: world.addon(),
        busyMs: Number(world.env.CRM_BUSY_MS) || options.busyMs,
        stamp: `${clock.now.replace(/[^\dT]/g, '').slice(0, 15)}-${uid().slice(-6)}`,
      }),
  }
}

function takeScreen(world: World, globals: Globals): Promise<Screen> | undefined {
  const { env, terminal } = world
  if (!terminal.stdin || !terminal.stdout || env.TERM === 'dumb') return undefined
  const look = { color: wantsColor(env, globals.color !== false, true), ascii: wantsAscii(env, globals) }
  return world.screen?.(look)
}

async function edited(world: World, text: string): Promise<string> {
  const { editorOf } = await import('./config/in-force.ts')
  const editor = editorOf(world.env)
  if (editor === undefined)
    throw new Failure('usage', say`No editor is set.`, { tip: 'crm config set editor nano' })
  const saved = await world.edit(editor, text)
  if (saved !== undefined) return saved
  throw new Failure('failed', say`The editor “${editor}” did not end well: nothing was written.`)
}

function lookOf(world: World, globals: Globals): AskLook {
  return { color: wantsColor(world.env, globals.color !== false, true), size: () => world.terminal }
}

/** The moment as it is now, or on the day that is pretended. */
export function clockOf(world: World, pretended: string | undefined): Clock {
  if (pretended !== undefined && !isDay(pretended)) {
    throw new Failure('usage', say`--today takes a day such as 2026-11-20, not “${pretended}”.`)
  }
  const { ms, offset } = world.now()
  const local = new Date(ms + offset * 60_000).toISOString()
  const size = Math.abs(offset)
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  const today = pretended ?? (local.slice(0, 10) as Day)
  return { today, time: local.slice(11, 16), now: `${today}T${local.slice(11, 19)}${zone}` }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** The path of the book: the one typed, else that of the environment, else the platform's place. */
export function bookPathOf(world: World, typed: string | undefined): string {
  return pathIn(world, typed ?? nonEmpty(world.env.CRM_DB) ?? defaultBook(world))
}

/** The platform's place for a user's data; a relative place in the environment is not valid and counts as none. */
function defaultBook(world: World): string {
  const { env, home, platform } = world
  if (platform === 'win32')
    return join(absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local'), 'crm', 'book.db')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'crm', 'book.db')
  return join(absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), 'crm', 'book.db')
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined
}

function pathIn(world: World, name: string): string {
  return name === ':memory:' ? name : resolve(world.cwd, name)
}

function dateOrderOf(text: string | undefined): 'dmy' | 'mdy' | 'ymd' | undefined {
  if (text === undefined || text === '') return undefined
  if (text === 'dmy' || text === 'mdy' || text === 'ymd') return text
  throw new Failure('usage', say`CRM_DATES takes dmy, mdy or ymd, not “${text}”.`)
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
