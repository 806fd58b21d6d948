import { said, say } from '../language/say.ts'
import { displayWidth } from '../language/width.ts'
import type { Command } from './define.ts'
import { argumentsOf, globalOptions, type Manual, optionsOf, paragraphsOf, usageOf } from './help.ts'
import { flagsOf } from './parse.ts'

/** The command reference in Markdown, made from what help is made from. */
export async function reference(manual: Manual): Promise<string> {
  const parts: string[] = []
  for (const { title, names } of manual.sections) {
    parts.push(`### ${said(title)}`)
    for (const name of names) {
      const load = manual.program[name]
      if (load) parts.push(commandReference(await load()))
    }
  }
  parts.push(`### ${say`Options of every command`}`, pairs(globalOptions()))
  for (const load of Object.values(manual.topics)) {
    const topic = await load()
    const terms = topic.lines.filter((line) => typeof line !== 'string')
    const prose = topic.lines.filter((line) => typeof line === 'string')
    parts.push(
      `### ${said(topic.title)}`,
      pairs(terms.map(([term, says]) => [flagsOf(term), said(says)])),
      ...prose.map((line) => escaped(said(line))),
    )
  }
  return parts.filter((part) => part !== '').join('\n\n')
}

function commandReference(command: Command): string {
  const title = command.name === '' ? 'crm' : `crm ${command.name}`
  const examples = command.examples.map(({ line, says }) => {
    const typed = said(line)
    return `${typed}${' '.repeat(Math.max(2, 60 - displayWidth(typed)))}# ${said(says)}`
  })
  return [
    `#### \`${title}\``,
    paragraphsOf(command).map(escaped).join(' '),
    `\`\`\`sh\n${usageOf(command)}\n${examples.join('\n')}\n\`\`\``,
    pairs([...argumentsOf(command), ...optionsOf(command)]),
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
