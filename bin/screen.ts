import { emitKeypressEvents } from 'node:readline'
import type { Happening, Key, Screen } from '../src/cli/screen.ts'
import { repaint, type Shown } from '../src/output/repaint.ts'

/**
 * The other screen, without a cursor; pasted text comes marked as such. It is left empty: tmux would leave some of it
 * behind where the terminal was resized meanwhile.
 */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?2004h'
const LEAVE = '\x1b[H\x1b[J\x1b[?2004l\x1b[?25h\x1b[0m\x1b[?1049l'
/** From the top down: terminals keep what the other way of clearing takes away, and show it later. */
const CLEAR = '\x1b[H\x1b[J'
/** An escape that nothing follows for so long is the key. */
const ESCAPE_MS = 40
const ENDING = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

const CAN_STOP = process.platform !== 'win32'

interface Keypress {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean
  readonly meta?: boolean
}

/** Takes the screen of the terminal that this process has, until it is closed or a signal ends the process. */
export function takeScreen(
  write: (text: string) => void,
  size: () => { readonly columns: number; readonly rows: number },
  look: Pick<Screen, 'color' | 'ascii'>,
): Screen {
  const { stdin } = process
  let shown: Shown | undefined
  let keys: Key[] = []
  let pasted: string | undefined
  let stale = false
  let gone = false
  let held = false
  let apart = false
  let wake: (() => void) | undefined

  const happened = () => {
    wake?.()
    wake = undefined
  }
  const onKey = (text: string | undefined, key: Keypress) => {
    if (key.name === 'paste-start') pasted = ''
    else if (key.name === 'paste-end') {
      keys.push({ name: 'paste', text: pasted ?? '', ctrl: false })
      pasted = undefined
    } else if (pasted !== undefined) pasted += text ?? key.sequence ?? ''
    else keys.push(keyOf(text, key))
    if (pasted === undefined) happened()
  }
  const onSize = () => {
    stale = true
    happened()
  }
  const onGone = () => {
    gone = true
    happened()
  }
  const take = () => {
    if (held) return
    held = true
    stdin.setRawMode(true)
    stdin.resume()
    write(ENTER)
    shown = undefined
  }
  const release = () => {
    if (!held) return
    held = false
    write(LEAVE)
    stdin.setRawMode(false)
    stdin.pause()
  }
  const goOn = () => {
    if (apart) return
    // Whoever stopped the process may have changed the terminal behind its back.
    held = false
    stdin.setRawMode(false)
    take()
    onSize()
  }
  const stop = () => {
    release()
    process.off('SIGTSTP', stop)
    process.kill(0, 'SIGTSTP')
    process.on('SIGTSTP', stop)
    goOn()
  }
  const end = (signal: NodeJS.Signals) => {
    close()
    process.kill(process.pid, signal)
  }
  const close = () => {
    try {
      release()
    } catch {
      // The terminal is gone: there is nothing to give back.
    }
    stdin.off('keypress', onKey)
    process.off('SIGWINCH', onSize)
    process.off('SIGCONT', goOn)
    process.off('SIGTSTP', stop)
    process.off('exit', close)
    for (const signal of ENDING) process.off(signal, end)
  }

  emitKeypressEvents(stdin, { escapeCodeTimeout: ESCAPE_MS } as never)
  stdin.on('keypress', onKey)
  for (const event of ['end', 'close', 'error']) stdin.once(event, onGone)
  process.stdout.on('error', onGone)
  process.on('SIGWINCH', onSize)
  if (CAN_STOP) {
    process.on('SIGCONT', goOn)
    process.on('SIGTSTP', stop)
  }
  process.on('exit', close)
  for (const signal of ENDING) process.on(signal, end)
  take()

  return {
    ...look,
    get columns() {
      return size().columns
    },
    get rows() {
      return size().rows
    },
    async next(): Promise<Happening> {
      for (;;) {
        if (gone) return { kind: 'gone' }
        if (stale) {
          stale = false
          shown = undefined
          return { kind: 'redraw' }
        }
        if (keys.length > 0) {
          const typed = keys
          keys = []
          return { kind: 'keys', keys: typed }
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        // What came in one piece, such as keys held down while the screen was drawn, is one happening.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    async forget() {
      await settled()
      keys = []
    },
    show(what) {
      const text = (shown === undefined ? CLEAR : '') + repaint(shown, what)
      shown = what
      if (text !== '') write(text)
    },
    async aside(work) {
      // What the other program is told by Ctrl-C or Ctrl-Z comes here too: it is not meant for us, or for both.
      apart = true
      process.off('SIGINT', end)
      process.on('SIGINT', ignored)
      process.off('SIGTSTP', stop)
      release()
      try {
        return await work()
      } finally {
        await settled()
        process.off('SIGINT', ignored)
        process.on('SIGINT', end)
        if (CAN_STOP) process.on('SIGTSTP', stop)
        apart = false
        take()
      }
    },
    async suspend() {
      if (CAN_STOP) stop()
    },
    close,
  }
}

function ignored(): void {}

/** Lets signals and keys that came meanwhile be dealt with. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
}

function keyOf(text: string | undefined, { name, sequence = '', ctrl = false, meta = false }: Keypress): Key {
  if (meta && name !== 'escape') return { name: `alt-${name ?? sequence}`, text: '', ctrl }
  const typed = text !== undefined && text >= ' ' && text !== '\x7f' && !ctrl ? text : ''
  return { name: typed === '' || typed === ' ' ? (name ?? sequence) : typed, text: typed, ctrl }
}
