import type { Key, Screen } from '../../../src/cli/screen.ts'
import type { Shown } from '../../../src/output/repaint.ts'
import type { App, AppOptions, Ran } from '../../crm.ts'

/** A key by its name, `C-c` with control; what has a space before it is typed letter by letter, and pasted after `paste:`. */
export function keys(...names: readonly string[]): Key[] {
  return names.flatMap((name): Key[] => {
    if (name.startsWith(' '))
      return [...name.slice(1)].map((text) => ({ name: text === ' ' ? 'space' : text, text, ctrl: false }))
    if (name.startsWith('paste:')) return [{ name: 'paste', text: name.slice(6), ctrl: false }]
    if (name.startsWith('C-')) return [{ name: name.slice(2), text: '', ctrl: true }]
    return [{ name, text: [...name].length === 1 ? name : '', ctrl: false }]
  })
}

export interface Played extends Ran {
  /** What stood on the screen after each key, without tones and with what is written over a line's beginning in place. */
  readonly screens: readonly string[]
  /** The last of them. */
  readonly last: string
  readonly shown: readonly Shown[]
}

/** Plays `crm grid -i` with keys on a screen of so many columns and rows; after the last key it is left. */
export async function played(
  app: App,
  line: string,
  typed: readonly Key[],
  more: AppOptions & {
    color?: boolean
    columns?: number
    rows?: number
    meanwhile?: (at: number) => Promise<unknown>
    /** All keys come at once, faster than they are carried out. */
    together?: boolean
  } = {},
): Promise<Played> {
  const { color = false, columns = 80, rows = 24, meanwhile, together = false } = more
  const shown: Shown[] = []
  const waiting = [...typed]
  const screen = async (look: Pick<Screen, 'color' | 'ascii'>): Promise<Screen> => ({
    ...look,
    color,
    columns,
    rows,
    async next() {
      await meanwhile?.(typed.length - waiting.length)
      const some = waiting.splice(0, together ? waiting.length : 1)
      return some.length > 0 ? { kind: 'keys', keys: some } : { kind: 'gone' }
    },
    forget: async () => undefined,
    show: (what) => void shown.push(what),
    aside: (work) => work(),
    suspend: async () => undefined,
    close: () => undefined,
  })
  const ran = await app.run(line, { ...more, terminal: { columns, rows }, screen })
  const screens = shown.map(({ lines }) => lines.map(flat).join('\n').trimEnd())
  return { ...ran, screens, last: screens.at(-1) ?? '', shown }
}

/** A line as it looks: what follows a carriage return stands over the blanks at its beginning. */
function flat(line: string): string {
  const [whole = '', over] = line.split('\r')
  if (over === undefined) return whole.trimEnd()
  return (over + whole.slice(whole.length - whole.trimStart().length)).trimEnd()
}
