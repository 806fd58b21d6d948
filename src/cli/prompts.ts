import type { Ask, Choice } from './ask.ts'

/** Prompts by inquirer, loaded when the first question is asked. */
export const prompts: Ask = {
  async input(question, options = {}) {
    const { default: inquirer } = await import('inquirer')
    const { answer } = await inquirer.prompt([
      {
        type: 'input',
        name: 'answer',
        message: question,
        ...(options.fallback === undefined ? {} : { default: options.fallback }),
        validate: (text: string) => options.check?.(text) ?? true,
      },
    ])
    return answer
  },
  async choose(question, choices) {
    const { default: inquirer } = await import('inquirer')
    const { answer } = await inquirer.prompt([
      { type: 'select', name: 'answer', message: question, choices: choices.map(shown) },
    ])
    return answer
  },
  async search(question, find) {
    const { default: inquirer } = await import('inquirer')
    const { answer } = await inquirer.prompt([
      {
        type: 'search',
        name: 'answer',
        message: question,
        source: async (typed: string | undefined) => (await find(typed ?? '')).map(shown),
      },
    ])
    return answer
  },
  async confirm(question) {
    const { default: inquirer } = await import('inquirer')
    const { answer } = await inquirer.prompt([
      { type: 'confirm', name: 'answer', message: question, default: false },
    ])
    return answer
  },
}

function shown<T>(choice: Choice<T>) {
  return {
    name: choice.label,
    value: choice.value,
    ...(choice.short === undefined ? {} : { short: choice.short }),
    ...(choice.says === undefined ? {} : { description: choice.says }),
  }
}
