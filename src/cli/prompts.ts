import { say } from '../language/say.ts'
import { forTerminal } from '../output/safe.ts'
import type { Ask, AskLook, Choice } from './ask.ts'

/** Prompts by inquirer and on its core, loaded when the first question is asked. */
export function prompts(look: AskLook): Ask {
  const asking = async <R>(ask: (leave: () => void, signal: AbortSignal) => Promise<R>): Promise<R> => {
    const leaving = new AbortController()
    return ask(() => leaving.abort(), leaving.signal)
  }
  const list = async <T>(
    question: string,
    find: (typed: string) => Promise<readonly Choice<T>[]>,
    preferred?: T,
  ): Promise<T> => {
    const { listQuestion } = await import('./questions.ts')
    return asking((leave, signal) =>
      listQuestion({ question, look, leave, find, preferred }, { signal }),
    ) as Promise<T>
  }
  const ask: Ask = {
    async input(question, options = {}) {
      const { textQuestion } = await import('./questions.ts')
      for (let before = options.before ?? ''; ; ) {
        const typed = await asking((leave, signal) =>
          textQuestion({ question, look, leave, ...options, before }, { signal }),
        )
        if (!typed.inEditor || !options.inEditor) return typed.text
        const text = await options.inEditor(typed.text)
        if ((await options.check?.(text)) === undefined && text.trim() !== '') return text
        before = text.replace(/\s+/g, ' ').trim()
      }
    },
    choose: (question, choices, options = {}) =>
      list(
        question,
        async (typed) => (await import('./choices.ts')).narrowed(choices, typed),
        options.preferred,
      ),
    search: (question, find) => list(question, find),
    async confirm(question) {
      const { default: inquirer } = await import('inquirer')
      const [yes, no] = [say`yes‖answer`, say`no‖answer`]
      const error = () => say`Answer with “${yes}” or “${no}”.`
      const message = forTerminal(question)
      // Its own mark of what is done is no ASCII.
      const theme = { prefix: '?', keywords: { yes, no, error } }
      const { answer } = await inquirer.prompt([
        { type: 'confirm', name: 'answer', message, default: false, theme },
      ])
      return answer
    },
  }
  return ask
}
