import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isTabKey,
  isUpKey,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core'
import { say } from '../language/say.ts'
import { displayWidth, truncate } from '../language/width.ts'
import { forTerminal } from '../output/safe.ts'
import type { AskLook, Choice, TextOptions } from './ask.ts'
import { linesOf, pageOf, windowOf } from './choices.ts'

interface Question {
  readonly question: string
  readonly look: AskLook
  /** Ends the question without an answer. */
  leave(): void
}

/** What was typed, or that it is to be written in the editor. */
export interface Typed {
  readonly text: string
  readonly inEditor: boolean
}

/** What is used of readline here; the library's own type leaves the cursor out. */
type Readline = Parameters<Parameters<typeof useEffect>[0]>[0] & { readonly cursor: number }

const TONES = { ask: '36', strong: '1', quiet: '2', wrong: '31', answer: '36' } as const
const PASTE_ON = '\x1b[?2004h'
const PASTE_OFF = '\x1b[?2004l'
const MOST_SHOWN = 12

/** Asks for a text; what is understood of it stands below while it is typed. */
export const textQuestion = createPrompt<Typed, Question & TextOptions>((config, done) => {
  const { look, fallback = '', check, echo, hint, before = '' } = config
  const [line, setLine] = useState({ text: before, cursor: before.length })
  const [wrong, setWrong] = useState('')
  const [state, setState] = useState<'asking' | 'checking' | 'done'>('asking')
  const answer = line.text || fallback
  const keepLine = useLine(config, before, async (key, rl) => {
    if (state !== 'asking') return
    if (isEnterKey(key)) {
      setState('checking')
      const found = await check?.(answer)
      if (found === undefined) {
        setState('done')
        done({ text: answer, inEditor: false })
      } else {
        rl.write(line.text)
        setWrong(found)
        setState('asking')
      }
    } else if (key.name === 'o' && key.ctrl && config.inEditor) {
      setState('done')
      done({ text: line.text, inEditor: true })
    } else {
      if (isTabKey(key)) keepLine(rl, rl.line.replaceAll('\t', '') || fallback)
      setLine({ text: rl.line, cursor: (rl as Readline).cursor })
      setWrong('')
    }
  })
  if (state === 'done') return head(config, paint(look, 'answer', shortened(answer, look)))
  const shown = fallback !== '' && line.text === '' ? { ...line, ghost: `(${fallback})` } : line
  const understood = wrong === '' ? echo?.(answer) : undefined
  return keepLine.view(shown, [
    ...(wrong === '' ? [] : [paint(look, 'wrong', fitting(wrong, look))]),
    ...(understood ? [fitting(`  = ${understood}`, look)] : []),
    ...(hint && !understood && wrong === '' ? [paint(look, 'quiet', fitting(`  ${hint}`, look))] : []),
    ...(config.inEditor
      ? [paint(look, 'quiet', fitting(`  ${say`Ctrl-O: write it in the editor`}`, look))]
      : []),
  ])
})

/** Asks for one of a list that what is typed narrows. */
export const listQuestion = createPrompt<
  unknown,
  Question & {
    find(typed: string): Promise<readonly Choice<unknown>[]>
    readonly preferred?: unknown
  }
>((config, done) => {
  const { look, find } = config
  const [line, setLine] = useState({ text: '', cursor: 0 })
  const [found, setFound] = useState<readonly Choice<unknown>[] | undefined>(undefined)
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<Choice<unknown> | undefined>(undefined)
  const failed = useRef<unknown>(undefined)
  useEffect(() => {
    let stale = false
    find(line.text).then(
      (choices) => {
        if (stale) return
        setFound(choices)
        const wished = line.text === '' && config.preferred !== undefined
        const preferred = wished ? choices.findIndex(({ value }) => value === config.preferred) : 0
        setActive(Math.max(0, preferred))
      },
      (error) => {
        failed.current = error
        setFound([])
      },
    )
    return () => {
      stale = true
    }
  }, [line.text])
  const keepLine = useLine(config, '', (key, rl) => {
    const count = found?.length ?? 0
    if (isEnterKey(key)) {
      const choice = found?.[active]
      if (choice) {
        setChosen(choice)
        done(choice.value)
      } else rl.write(line.text)
    } else if (isUpKey(key) || isDownKey(key)) {
      if (count > 0) setActive((active + (isUpKey(key) ? count - 1 : 1)) % count)
    } else {
      if (isTabKey(key)) keepLine(rl, rl.line.replaceAll('\t', ''))
      setLine({ text: rl.line, cursor: (rl as Readline).cursor })
    }
  })
  if (failed.current !== undefined) throw failed.current
  if (chosen) return head(config, paint(look, 'answer', shortened(chosen.short ?? chosen.label, look)))
  const { columns, rows } = look.size()
  const { from, to } = pageOf(found?.length ?? 0, active, Math.max(1, Math.min(MOST_SHOWN, rows - 4)))
  const lines = linesOf((found ?? []).slice(from, to), columns - 3).map((text, at) =>
    from + at === active ? paint(look, 'strong', `> ${text}`) : `  ${text}`,
  )
  const keys = say`Up and Down choose, Enter takes it, letters search, Esc leaves`
  return keepLine.view(line, [
    ...(found?.length === 0 ? [paint(look, 'quiet', `  ${say`Nothing fits.`}`)] : lines),
    paint(look, 'quiet', fitting(`  ${keys}`, look)),
  ])
})

/** Keeps the line being typed: it scrolls within its columns, a paste never answers, Esc and Ctrl-D leave. */
function useLine(
  config: Question,
  before: string,
  onKey: (
    key: { readonly name: string; readonly ctrl: boolean; readonly shift: boolean },
    rl: Readline,
  ) => void | Promise<void>,
) {
  const column = useRef(0)
  const pasting = useRef(false)
  useEffect((rl) => {
    const send = (text: string) => {
      rl.output.unmute()
      rl.output.write(text)
      rl.output.mute()
    }
    rl.on('close', config.leave)
    // After Ctrl-Z and fg readline waits to be asked on.
    rl.on('SIGCONT', () => {
      rl.resume()
      send(PASTE_ON)
    })
    if (before !== '') rl.write(before)
    // The library takes a character for a column and a long line for several.
    rl.getCursorPos = () => ({ rows: 0, cols: column.current })
    send(PASTE_ON)
    return () => send(PASTE_OFF)
  }, [])
  const typed = useRef(before)
  useKeypress((key, rl) => {
    if (key.name === 'escape') return config.leave()
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      pasting.current = key.name === 'paste-start'
      return
    }
    if (pasting.current && isEnterKey(key)) {
      rl.write(`${typed.current} `)
      return
    }
    const ended = onKey(key, rl as Readline)
    typed.current = rl.line
    return ended
  })
  const keep = (rl: Readline, text: string) => {
    rl.clearLine(0)
    rl.write(text)
  }
  const view = (
    line: { readonly text: string; readonly cursor: number; readonly ghost?: string },
    below: readonly string[],
  ): [string, string] => {
    const { columns } = config.look.size()
    const asked = `? ${forTerminal(config.question)} `
    // A long question has a line of its own.
    const above = displayWidth(asked) > columns / 2
    const lead = above ? '  ' : asked
    const room = columns - 1 - displayWidth(lead)
    const { shown, column: before } = windowOf(line.text.replace(/\p{Cc}/gu, ' '), line.cursor, room)
    column.current = displayWidth(lead) + before
    const rest = line.ghost ? paint(config.look, 'quiet', truncate(line.ghost, room, '..')) : shown
    const first = `${head(config, '')}`
    return [above ? `${first}\n  ${rest}` : `${first}${rest}`, below.join('\n')]
  }
  return Object.assign(keep, { view })
}

/** The question, and what was answered. */
function head({ question, look }: Question, answer: string): string {
  return `${paint(look, 'ask', '?')} ${paint(look, 'strong', forTerminal(question))} ${answer}`
}

function fitting(text: string, { size }: AskLook): string {
  return truncate(forTerminal(text).replace(/\n/g, ' '), size().columns - 1, '..')
}

/** An answer as it stays on the screen: half of a line at the most. */
function shortened(text: string, look: AskLook): string {
  return truncate(forTerminal(text).replace(/\s+/g, ' '), Math.floor(look.size().columns / 2) - 4, '..')
}

function paint({ color }: AskLook, tone: keyof typeof TONES, text: string): string {
  return color && text !== '' ? `\x1b[${TONES[tone]}m${text}\x1b[0m` : text
}
