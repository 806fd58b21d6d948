import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** The note of a contact: the words typed, standard input for `-`, or what the editor saves. */
export async function noteFrom(
  ctx: Pick<Context, 'stdin' | 'edit'>,
  typed: readonly string[],
  inEditor: boolean,
): Promise<string> {
  const note = typed.length === 1 && typed[0] === '-' ? decoded(await ctx.stdin()) : typed.join(' ')
  return inEditor ? withoutLastFeed(await ctx.edit(note)) : note
}

function decoded(bytes: Uint8Array): string {
  try {
    return withoutLastFeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new Failure('usage', say`The note on standard input is not UTF-8 text: nothing was logged.`, {
      cause: error,
    })
  }
}

function withoutLastFeed(text: string): string {
  return text.replace(/\r?\n$/, '')
}
