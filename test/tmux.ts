import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const execute = promisify(execFile)

/** Whether tests can have a real terminal here; they are skipped where tmux is not installed. */
export const HAS_TMUX = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => folder !== '' && existsSync(join(folder, 'tmux')))

/** How long a screen may take to show what is waited for. */
const PATIENCE_MS = 15_000
const BETWEEN_LOOKS_MS = 15

const SETTINGS = `set -g remain-on-exit on
set -g remain-on-exit-format ""
set -g status off
set -g default-terminal "tmux-256color"
set -g escape-time 0
set -g history-limit 2000
`

/** Runs a program as the shell's own child and tells its exit code: what tmux knows of it is not always there. */
const TELLING = `trap : INT QUIT; "$@"; echo $? > "$0"`

export interface TerminalOptions {
  readonly columns?: number
  readonly rows?: number
  /** The whole environment of what runs in it; TERM is the terminal's own. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/** A real terminal with a program in it, to be driven as a person does. */
export interface DrivenTerminal {
  /** What is to be seen, a line of text for each row; trailing blanks are cut. */
  screen(): Promise<string>
  /** The same with its colours, as escape sequences. */
  colors(): Promise<string>
  /** Types text as it is, in any script. */
  type(text: string): Promise<void>
  /** Pastes text, as a terminal does that tells typing and pasting apart. */
  paste(text: string): Promise<void>
  /** Presses keys by their names in tmux: Enter, Escape, Up, C-c, C-z, BSpace, PageDown, F1. */
  press(...keys: readonly string[]): Promise<void>
  /** Waits until the screen shows a text, or until `holds` of it; gives the screen. Fails with the screen. */
  sees(what: string | RegExp | ((screen: string) => boolean)): Promise<string>
  /** In which column, from 0, the first such text stands, as the terminal itself counts them. */
  columnOf(text: string): Promise<number>
  resize(columns: number, rows: number): Promise<void>
  /** Waits until the program has ended and gives its exit code; 128 and more where a signal ended it. */
  ended(): Promise<number>
  /** How the program has the terminal just now. */
  modes(): Promise<{ cursor: boolean; alternate: boolean; mouse: boolean; at: { x: number; y: number } }>
}

/** Starts a program, or a shell with job control for what is to be suspended, in a terminal that is gone after the test. */
export async function terminalWith(
  program: readonly string[],
  { columns = 80, rows = 24, env, cwd }: TerminalOptions,
): Promise<DrivenTerminal> {
  const folder = mkdtempSync(join(tmpdir(), 'crm-tmux-'))
  const socket = join(folder, 'socket')
  const ending = join(folder, 'code')
  writeFileSync(join(folder, 'conf'), SETTINGS)
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (
      await execute('tmux', ['-u', '-S', socket, '-f', join(folder, 'conf'), ...args], {
        env: { LANG: 'C.UTF-8', ...env, PATH: process.env.PATH ?? '', TERM: 'xterm-256color' },
        cwd,
        maxBuffer: 1 << 24,
      })
    ).stdout
  onTestFinished(async () => {
    await tmux('kill-server').catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  })
  const assignments = Object.entries(env)
    .filter(([name]) => name !== 'TERM')
    .map(([name, value]) => `${name}=${value}`)
  const size = ['-x', String(columns), '-y', String(rows)]
  await tmux(
    ...['new-session', '-d', ...size, '-c', cwd],
    ...['--', 'env', '-i', 'TERM=tmux-256color', ...assignments, 'sh', '-c', TELLING, ending, ...program],
  )

  const screen = async () => trimmed(await tmux('capture-pane', '-p'))
  const ask = async (format: string) => (await tmux('display-message', '-p', format)).trim()
  const until = async <T>(look: () => Promise<T | undefined>, awaited: string): Promise<T> => {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const seen = await look()
      if (seen !== undefined) return seen
      if (performance.now() > end) throw new Error(`never came: ${awaited}; there is\n${await screen()}`)
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    }
  }
  return {
    screen,
    colors: async () => trimmed(await tmux('capture-pane', '-p', '-e')),
    async type(text) {
      await tmux('send-keys', '-l', '--', text)
    },
    async paste(text) {
      await tmux('set-buffer', '--', text)
      await tmux('paste-buffer', '-p')
    },
    async press(...keys) {
      await tmux('send-keys', ...keys)
    },
    sees: (what) =>
      until(async () => {
        const seen = await screen()
        const holds =
          typeof what === 'function'
            ? what(seen)
            : typeof what === 'string'
              ? seen.includes(what)
              : what.test(seen)
        return holds ? seen : undefined
      }, String(what)),
    async columnOf(text) {
      const looking = ['top-line', 'start-of-line'].flatMap((move) => ['send-keys', '-X', move, ';'])
      await tmux('copy-mode', ';', ...looking, 'send-keys', '-X', 'search-forward-text', text)
      const column = Number(await ask('#{copy_cursor_x}'))
      await tmux('send-keys', '-X', 'cancel')
      return column
    },
    async resize(width, height) {
      await tmux('resize-window', '-x', String(width), '-y', String(height))
    },
    ended: () =>
      until(async () => {
        const code = existsSync(ending) ? readFileSync(ending, 'utf8') : ''
        return code.endsWith('\n') ? Number(code) : undefined
      }, 'the end of the program'),
    async modes() {
      const [cursor, alternate, mouse, x, y] = (
        await ask('#{cursor_flag} #{alternate_on} #{mouse_any_flag} #{cursor_x} #{cursor_y}')
      ).split(' ')
      return {
        cursor: cursor === '1',
        alternate: alternate === '1',
        mouse: mouse === '1',
        at: { x: Number(x), y: Number(y) },
      }
    },
  }
}

function trimmed(screen: string): string {
  return screen
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
}
