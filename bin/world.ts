import { fstatSync, readFileSync, readSync, writeSync } from 'node:fs'
import type { Conversation } from '../src/cli/commands.ts'
import { prompts } from '../src/cli/prompts.ts'
import type { World } from '../src/context.ts'
import { offsetAt } from '../src/language/zone.ts'

/** The real world. What costs start-up (prompts, editor, pager) is loaded when it is first asked for. */
export function realWorld(addon: () => string | undefined): World {
  const { env, platform } = process
  return {
    env,
    cwd: process.cwd(),
    home: env.HOME ?? env.USERPROFILE ?? process.cwd(),
    platform,
    program: process.versions.bun ? [process.execPath] : [process.execPath, process.argv[1] ?? ''],
    now: () => {
      const ms = Date.now()
      return {
        ms,
        get offset() {
          return offsetNow(env.TZ, platform, ms)
        },
      }
    },
    offsetAt: (ms) => -new Date(ms).getTimezoneOffset(),
    random(bytes) {
      globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)
    },
    get terminal() {
      const stdout = isTerminal(1)
      return { stdin: isTerminal(0), stdout, stderr: isTerminal(2), ...(stdout ? sizeOf(1) : SIZE_UNKNOWN) }
    },
    out: (chunk) => writeAll(1, chunk),
    err: (text) => writeAll(2, text),
    stdin: async () => readAll(0),
    converse,
    screen: async (look) =>
      (await import('./screen.ts')).takeScreen(
        (text) => writeAll(1, text),
        () => sizeOf(1),
        look,
      ),
    user: () => env.USER || env.LOGNAME || env.USERNAME || accountName(),
    edit: async (command, text) => (await import('./programs.ts')).edit(command, text),
    page: async (command, text) => (await import('./programs.ts')).page(command, text),
    prompts,
    addon,
  }
}

/** The streams of a conversation; over at the end of the input, when nobody reads the output any more, or by a signal. */
function converse(): Conversation {
  const { stdin, stdout } = process
  const { promise, resolve } = Promise.withResolvers<void>()
  const over = () => resolve()
  const remark = (line: string) => writeAll(2, `${line}\n`)
  for (const event of ['end', 'close', 'error']) stdin.once(event, over)
  stdout.once('error', over)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, over)
  return {
    input: stdin,
    output: stdout,
    over: promise,
    atTerminal: isTerminal(0),
    remark,
    end: () => stdin.destroy(),
  }
}

/** Minutes from UTC: from the zone file where there is one, because asking the runtime costs 4 ms. */
function offsetNow(zone: string | undefined, platform: string, ms: number): number {
  if (platform !== 'win32' && (zone === undefined || /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone))) {
    try {
      const file = readFileSync(zone === undefined ? '/etc/localtime' : `/usr/share/zoneinfo/${zone}`)
      const offset = offsetAt(file, Math.floor(ms / 1000))
      if (offset !== undefined) return Math.round(offset)
    } catch {
      // No such file: the runtime knows.
    }
  }
  return -new Date(ms).getTimezoneOffset()
}

/** Whose account this is where the environment does not say: Bun's own answer is the environment's again. */
function accountName(): string {
  try {
    const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
    const id = String(process.getuid?.())
    return accounts.map((line) => line.split(':')).find((fields) => fields[2] === id)?.[0] || 'unknown'
  } catch {
    return 'unknown'
  }
}

/** The first device number of Linux's memory devices, /dev/null among them. */
const MEMORY_DEVICES = 1
const SIZE_UNKNOWN = { columns: Number(process.env.COLUMNS) || 80, rows: Number(process.env.LINES) || 24 }

/** Files, pipes and /dev/null are told by their kind, before a terminal's binding is loaded. */
function isTerminal(handle: number): boolean {
  try {
    const kind = process.platform === 'win32' ? undefined : fstatSync(handle)
    if (kind && (!kind.isCharacterDevice() || kind.rdev >> 8 === MEMORY_DEVICES)) return false
    return binding()?.isTTY(handle) ?? process.getBuiltinModule('node:tty').isatty(handle)
  } catch {
    return false
  }
}

function sizeOf(handle: number): { columns: number; rows: number } {
  const size = [0, 0]
  const Terminal = binding()?.TTY
  if (Terminal) new Terminal(handle, {}).getWindowSize(size)
  else size.splice(0, 2, process.stdout.columns, process.stdout.rows)
  return { columns: size[0] || SIZE_UNKNOWN.columns, rows: size[1] || SIZE_UNKNOWN.rows }
}

interface TerminalBinding {
  isTTY(handle: number): boolean
  readonly TTY: new (handle: number, context: object) => { getWindowSize(size: number[]): unknown }
}

/** What node:tty is made of, on the runtime of the executable alone: its streams cost 2 ms of every start. */
function binding(): TerminalBinding | undefined {
  if (!process.versions.bun) return undefined
  const { binding } = process as unknown as { binding?: (name: string) => TerminalBinding }
  return binding?.('tty_wrap')
}

/** Writes synchronously, however small the pipe: no output is lost when the program ends. */
function writeAll(handle: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(handle, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

function readAll(handle: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (;;) {
    const part = Buffer.alloc(65_536)
    let count = 0
    try {
      count = readSync(handle, part)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'EOF') break
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      continue
    }
    if (count === 0) break
    parts.push(part.subarray(0, count))
  }
  return Buffer.concat(parts)
}
