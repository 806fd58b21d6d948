import type { Command } from './define.ts'
import { globalOptions, type Manual, optionsOf, usageOf } from './help.ts'

/** The command reference in Markdown, made from what help is made from. */
export async function reference(manual: Manual): Promise<string> {
  const parts: string[] = []
  for (const { title, names } of manual.sections) {
    parts.push(`### ${title}`)
    for (const name of names) {
      const load = manual.program[name]
      if (load) parts.push(commandReference(await load()))
    }
  }
  parts.push('### Options of every command', pairs(globalOptions()))
  for (const load of Object.values(manual.topics)) {
    const topic = await load()
    const terms = topic.lines.filter((line) => typeof line !== 'string')
    const prose = topic.lines.filter((line) => typeof line === 'string')
    parts.push(`### ${topic.title}`, pairs(terms), ...prose.map(escaped))
  }
  return parts.filter((part) => part !== '').join('\n\n')
}

function commandReference(command: Command): string {
  const title = command.name === '' ? 'crm' : `crm ${command.name}`
  const args = Object.values(command.fields)
    .filter((field) => field.kind === 'argument')
    .map((field): [string, string] => [field.flags, field.says])
  const examples = command.examples.map(
    ({ line, says }) => `${line}${' '.repeat(Math.max(2, 60 - line.length))}# ${says}`,
  )
  return [
    `#### \`${title}\``,
    `${escaped(command.summary)}. ${command.details.map(escaped).join(' ')}`.trim(),
    `\`\`\`sh\n${usageOf(command)}\n${examples.join('\n')}\n\`\`\``,
    pairs([...args, ...optionsOf(command)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function pairs(list: readonly (readonly [string, string])[]): string {
  if (list.length === 0) return ''
  return [
    '| | |',
    '|---|---|',
    ...list.map(([term, says]) => `| \`${term.replace(/\|/g, '\\|')}\` | ${escaped(says)} |`),
  ].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[|<>*_]/g, '\\$&')
}
