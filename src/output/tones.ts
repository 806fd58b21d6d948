import { wrapRanges } from '../language/width.ts'
import { type Line, type Look, lineText, type Span, type Tone } from './document.ts'
import { forTerminalLines } from './safe.ts'

/** Gives a text its tone's look; in places without colour, and for empty texts, the text itself. */
export type Paint = (text: string, tone?: Tone) => string

/** Paint of places without colour: asking for tones is needless there. */
export const unpainted: Paint = (text) => text

/** How the tones look here. The colours are of the sixteen that every theme, dark or light, keeps readable. */
export async function paintFor(look: Pick<Look, 'color'>): Promise<Paint> {
  if (!look.color) return unpainted
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  const around: Readonly<Record<Tone, readonly [string, string]>> = {
    plain: ['', ''],
    strong: codesOf(chalk.bold),
    good: codesOf(chalk.green),
    late: codesOf(chalk.red.bold),
    soon: codesOf(chalk.magenta),
    quiet: codesOf(chalk.dim),
    today: codesOf(chalk.bold.underline),
    code: codesOf(chalk.cyan.bold),
  }
  return (text, tone = 'plain') => (text === '' ? '' : around[tone][0] + text + around[tone][1])
}

/** Text and ground exchanged, where there are tones. */
export async function reverseFor(look: Pick<Look, 'color'>): Promise<(text: string) => string> {
  if (!look.color) return unpainted
  const { Chalk } = await import('chalk')
  const [before, after] = codesOf(new Chalk({ level: 1 }).inverse)
  return (text) => before + text + after
}

/** A paragraph as painted lines of at most `width` columns; line feeds in it are kept as breaks. */
export function paintWrapped(line: Line, width: number, look: Look, paint: Paint): string[] {
  const spans: readonly Span[] = (typeof line === 'string' ? [{ text: line }] : line).map((span) => ({
    ...span,
    text: forTerminalLines(span.text, look.ascii),
  }))
  const text = lineText(spans)
  return wrapRanges(text, width).map(([start, end]) => {
    if (typeof line === 'string') return text.slice(start, end)
    return paintPart(spans, start, end, paint)
  })
}

/** Lines put together of many small texts; neighbours in one tone are painted as one. */
export interface Runs {
  add(text: string, tone?: Tone): void
  /** The line, without spaces at its end; what is added then begins the next. */
  end(): string
}

export function lineOfRuns(paint: Paint): Runs {
  let line = ''
  if (paint === unpainted) {
    let last = ''
    return {
      add(text) {
        if (text === '') return
        line += text
        last = text
      },
      end() {
        // Only then: it costs more than all the adding, because the parts are put together for it.
        const whole = last.endsWith(' ') ? line.trimEnd() : line
        line = ''
        last = ''
        return whole
      },
    }
  }
  let run = ''
  let current: Tone = 'plain'
  const finish = () => {
    const start = run.length - run.trimStart().length
    const end = run.trimEnd().length
    line += end > start ? run.slice(0, start) + paint(run.slice(start, end), current) + run.slice(end) : run
    run = ''
  }
  return {
    add(text, tone = 'plain') {
      if (tone !== current && text.trim() !== '') {
        finish()
        current = tone
      }
      run += text
    },
    end() {
      finish()
      const whole = line.trimEnd()
      line = ''
      current = 'plain'
      return whole
    },
  }
}

function paintPart(spans: readonly Span[], start: number, end: number, paint: Paint): string {
  let painted = ''
  let at = 0
  for (const { text, tone } of spans) {
    if (at < end && at + text.length > start) {
      painted += paint(text.slice(Math.max(0, start - at), end - at), tone)
    }
    at += text.length
  }
  return painted
}

/** What the style writes before and after a text. */
function codesOf(style: (text: string) => string): readonly [string, string] {
  const [before = '', after = ''] = style('|').split('|')
  return [before, after]
}
