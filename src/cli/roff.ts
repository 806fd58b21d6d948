import { said, say } from '../language/say.ts'
import { VERSION } from '../version.ts'
import type { Command } from './define.ts'
import { argumentsOf, globalOptions, type Manual, optionsOf, paragraphsOf, usageOf } from './help.ts'
import { flagsOf } from './parse.ts'

/** The manual page as man reads it (roff), made from what help is made from. */
export async function manualPage(manual: Manual): Promise<string> {
  const parts: string[] = [
    `.TH CRM 1 "" "crm ${VERSION}" "${quoted(say`Manual of crm`)}"`,
    // Lines of Chinese cannot be stretched.
    '.ad l',
    section(say`Name‖heading of a manual page`),
    `crm \\- ${escaped(say`your clients, your contacts with them, and whom you neglect`)}`,
    section(say`Synopsis`),
    `.B crm\n${escaped(flagsOf('<command> [options]'))}`,
  ]
  for (const { title, names } of manual.sections) {
    parts.push(section(said(title)))
    for (const name of names) {
      const load = manual.program[name]
      if (load) parts.push(commandPart(await load()))
    }
  }
  parts.push(section(say`Options of every command`), pairs(globalOptions()))
  for (const load of Object.values(manual.topics)) {
    const { title, lines } = await load()
    parts.push(section(said(title)))
    for (const line of lines)
      parts.push(
        typeof line === 'string' ? `.PP\n${escaped(said(line))}` : pairs([[flagsOf(line[0]), said(line[1])]]),
      )
  }
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

function section(title: string): string {
  return `.SH "${quoted(title.toLocaleUpperCase('en'))}"`
}

function commandPart(command: Command): string {
  const examples = command.examples.map(
    ({ line, says }) => `${escaped(said(line))}\n    ${escaped(says === '' ? '' : said(says))}`,
  )
  return [
    `.SS "${quoted(command.name === '' ? 'crm' : `crm ${command.name}`)}"`,
    paragraphsOf(command)
      .map((paragraph) => `.PP\n${escaped(paragraph)}`)
      .join('\n'),
    `.PP\n.B ${escaped(usageOf(command))}`,
    pairs([...argumentsOf(command), ...optionsOf(command)]),
    `.PP\n.nf\n${examples.join('\n')}\n.fi`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function pairs(list: readonly (readonly [string, string])[]): string {
  return list.map(([term, says]) => `.TP\n.B ${escaped(term)}\n${escaped(says)}`).join('\n')
}

/** Text that is no request to roff: backslashes, dashes, and dots and quotes at the beginning of a line. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&')
}

function quoted(text: string): string {
  return escaped(text).replaceAll('"', '\\(dq')
}
