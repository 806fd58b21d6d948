import type { Manual } from '../cli/help.ts'
import { bookPathOf, type World } from '../context.ts'
import { forTerminal } from '../output/safe.ts'
import { type Book, openBook } from '../store/open.ts'
import { candidatesFor } from './candidates.ts'
import type { Candidate } from './from-book.ts'
import {
  type BashLine,
  forPowerShell,
  inBash,
  readBashLine,
  SHELLS,
  type Shell,
  type TypedLine,
} from './shells.ts'

/** How long a shell is kept waiting for a book that somebody writes to. */
const BUSY_MS = 50

/**
 * Answers a shell that completes a line: the first line says whether files may stand there (`files`), whether no
 * space follows (`open`) and whether what they have in common is less than what was typed (`menu`), each further one is a value as the shell is to write it, a tab and what is said of it.
 * It never fails: what cannot be known is not offered.
 */
export async function completionAnswer(
  argv: readonly string[],
  world: World,
  manual: Manual,
): Promise<string> {
  const [shell = '', ...given] = argv
  const known = SHELLS.find((one) => one === shell)
  if (!known) return '\n'
  let book: Book | undefined
  try {
    const [first = '', second = '', ...rest] = given.map((text, at) =>
      at < 2 ? text.replace(/^=/, '') : text,
    )
    const bash = known === 'bash' ? readBashLine(first) : undefined
    const line: TypedLine = bash
      ? { words: bash.words.slice(1), current: bash.current }
      : {
          current: first.replace(/^["']/, ''),
          words: [...given.slice(1, 2), ...rest].filter((word) => word !== ''),
        }
    const { found, files } = await candidatesFor(manual, line, async () => {
      book = await openBook(bookPathOf(world, pathTyped(line.words)), {
        readOnly: true,
        addon: world.addon(),
        busyMs: BUSY_MS,
        stamp: '',
      })
      return book?.db
    })
    const written = found.flatMap((one) => writtenFor(known, one, line, bash, second, found.length))
    const common = commonOf(found.map(({ value }) => value))
    const isLess = found.length > 1 && common.length < line.current.length
    // Bash puts what all begin with in place of what was typed, unless one begins otherwise.
    if (bash && isLess && common !== '') written.push(' ')
    const marks = [
      files ? 'files' : '',
      found.length > 0 && found.every(({ open }) => open) ? 'open' : '',
      isLess && !bash ? 'menu' : '',
    ]
    return `${[marks.filter((mark) => mark !== '').join(' '), ...written].join('\n')}\n`
  } catch {
    return '\n'
  } finally {
    await book?.close()
  }
}

/** What all of them begin with. */
function commonOf([first = '', ...others]: readonly string[]): string {
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

function pathTyped(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--db' || word.startsWith('--db='))
  return at < 0 ? undefined : words[at]?.slice('--db='.length) || words[at + 1]
}

function writtenFor(
  shell: Shell,
  candidate: Candidate,
  line: TypedLine,
  bash: BashLine | undefined,
  part: string,
  count: number,
): string[] {
  const { value } = candidate
  if (/\p{Cc}/u.test(value)) return []
  const says = forTerminal(candidate.says)
  if (bash) {
    const written = inBash(value, bash, part)
    return written === undefined ? [] : [written]
  }
  if (shell === 'powershell') return [`${forPowerShell(value)}\t${says}`]
  // Fish offers nothing but what looks like the word typed: a client found by another key is offered under that.
  const isAlike = value.toLowerCase().includes(line.current.toLowerCase())
  if (shell === 'fish' && candidate.byKey && !isAlike) return count === 1 ? [`${line.current}\t${says}`] : []
  return [`${value}\t${says}`]
}
