import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { CSV_OPTIONS, FORMAT_OPTIONS, GLOBAL_OPTIONS } from '../src/cli/parse.ts'
import { SETTINGS } from '../src/config/settings.ts'
import { URGENCY, WITHIN_STEP } from '../src/due/agenda.ts'
import { LISTED_STATES } from '../src/followups/queries.ts'
import { FESTIVALS } from '../src/greetings/festival.ts'
import { zhCN } from '../src/language/messages/zh-CN/catalogue.ts'
import type { Catalogue } from '../src/language/say.ts'
import { FORMATS } from '../src/output/document.ts'
import { MANUAL } from '../src/program.ts'
import { BUILT_IN } from '../src/touchpoints/touchpoint.ts'
import { type App, app, words } from './crm.ts'
import { exampleBook } from './example.ts'
import { missingIn, sayingsIn } from './messages.ts'
import { played } from './transcript.ts'

const commands = await Promise.all(
  Object.entries(MANUAL.program).map(async ([name, load]) => ({ name, command: await load() })),
)
const STORY = readFileSync(join(import.meta.dirname, '../src/demo/story-zh-CN.ts'), 'utf8')
const HAN = /\p{Script=Han}/u

/** Names of things that are called the same in Chinese. */
const NAMES = words(
  'crm csv json xlsx html markdown vcard vcf ics ical icalendar ascii utf rfc gb sqlite postgresql excel libreoffice numbers wps ' +
    'org quiet has last added owner stage archived city lost ignore bash zsh fish powershell help version less frx outlook google wiki crm_db uid uuid id url iso http https mailto xdg cron bom apple iphone android github',
)

/** What these print is read by programs. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
  'mcp',
  'schema',
  'completion',
  'man',
  'export schema',
  'export all',
])
const RECIPES = /--schedule|--json|^crm export (?!.*-o )/

/** Everything that may be typed: commands, options, topics and the words of filters. */
function typeable(): Set<string> {
  const { program, topics } = MANUAL
  const flags = [...GLOBAL_OPTIONS, ...FORMAT_OPTIONS, ...CSV_OPTIONS].map((option) => option.flags)
  for (const { command } of commands) flags.push(...Object.values(command.fields).map((field) => field.flags))
  const typed = flags.map((text) => text.replace(/[<[].*/, ''))
  const festivals = FESTIVALS.map((festival) => festival.key)
  const settings = SETTINGS.flatMap(({ name, takes }) => [name, takes])
  const words = BUILT_IN.flatMap((channel) => [channel.name, ...channel.words])
  return wordsIn(
    [
      ...Object.keys(program),
      ...Object.keys(topics),
      ...FORMATS,
      ...typed,
      ...words,
      ...festivals,
      ...settings,
      ...LISTED_STATES,
      ...NAMES,
    ].join(' '),
  )
}
const TYPEABLE = typeable()

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z](?:['_]?[a-z])+/g))
}

/** Every text that the book holds. */
function heldBy(crm: App, line: string): string {
  const files = readdirSync(crm.folder).filter((name) => /\.(csv|vcf|ics)$/.test(name))
  const tables = crm.rows("select name from sqlite_master where type = 'table' and name not like '%_fts%'")
  const rows = tables.flatMap(({ name }) => crm.rows(`select * from "${name}"`))
  const sheets = readdirSync(crm.folder).filter((name) => name.endsWith('.xlsx') && line.includes('.xlsx'))
  return [
    line.includes('demo') ? `${STORY} zw oyj` : '',
    ...rows.map((row) => Object.values(row).join(' ')),
    ...files.map((name) => crm.read(name)),
    ...sheets.flatMap((name) =>
      Object.values(unzipSync(readFileSync(crm.path(name)))).map((part) => strFromU8(part)),
    ),
  ].join(' ')
}

/** Words of what was printed that nobody typed and no record holds, and phrases of words that may be typed. */
function englishIn(printed: string, known: string): string[] {
  const own = [...wordsIn(known)]
  const plain = printed
    .replace(/"[a-z_]+":/gi, ' ')
    .replace(/(?:[\w.-]*[/\\])+[\w.-]+|\S+@\S+|[\w-]+\.[a-z]{2,5}\b|\bCRM_\w+/gi, ' ')
  const words = [...wordsIn(plain)].filter(
    (word) => !own.some((one) => one.startsWith(word) || one.endsWith(word)) && !TYPEABLE.has(word),
  )
  return [...words, ...phrasesIn(plain).filter((phrase) => !known.toLowerCase().includes(phrase))]
}

/** Words side by side that are no command: `or the next day`. */
function phrasesIn(plain: string): string[] {
  return plain
    .toLowerCase()
    .split('\n')
    .filter((line) => !/crm(?: |$)/.test(line))
    .flatMap((line) => line.match(/(?<![\w@"'/.-])[a-z]{2,}(?: [a-z]{2,})+/g) ?? [])
    .filter((phrase) => !(phrase in MANUAL.program))
}

/** Names of commands, of folders and of keys; the parts of a sentence that stands whole in the catalogue. */
const NO_SENTENCES = new Set<string>([
  'channel add',
  'plan set',
  'touchpoint edit',
  'touchpoint remove',
  'report activity',
  'any every {}d',
  '--every lunar-year',
  'Application Support',
  'Home End',
  'kept late',
  'people with texts',
  'program with texts',
  'a day such as 2026-11-22',
  'caused by',
  'one two three four five six seven eight nine ten eleven twelve',
  ...URGENCY,
  WITHIN_STEP,
])

describe('the Chinese catalogue', () => {
  const { sentences, untold } = sayingsIn()

  it('has every sentence, with the same values in it', () => {
    expect(missingIn(zhCN, sentences)).toEqual([])
  })

  it('has every text of the help', () => {
    const texts = textsOfHelp()
    expect(texts.filter((text) => !HAN.test(zhCN[text] ?? ''))).toEqual([])
  })

  it('has no sentence that nobody says', () => {
    const said = new Set([...sentences.map(({ text }) => text), ...textsOfHelp(), ...linesOfHelp()])
    const flags = [...GLOBAL_OPTIONS, ...FORMAT_OPTIONS, ...CSV_OPTIONS].map((option) => option.flags)
    for (const { command } of commands)
      flags.push(...Object.values(command.fields).map((field) => field.flags))
    const titles = MANUAL.sections.map(({ title }) => title)
    const declared = new Set([...titles, ...placeholdersOf(flags), 'command', 'options'])
    expect(Object.keys(zhCN).filter((key) => !said.has(key) && !declared.has(key))).toEqual([])
  })

  it('has every sentence once', async () => {
    const folder = join(import.meta.dirname, '../src/language/messages/zh-CN')
    const rooms = await Promise.all(
      readdirSync(folder)
        .filter((name) => name !== 'catalogue.ts')
        .map(async (name) => Object.values((await import(join(folder, name))) as Record<string, Catalogue>)),
    )
    const keys = rooms.flat().flatMap((room) => Object.keys(room))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('is punctuated and spaced as Chinese is', () => {
    const sayings = Object.values(zhCN).filter((text) => HAN.test(text) && !/^(?:crm|--\w+) /.test(text))
    const faults = sayings.filter((text) => MISWRITTEN.test(text.replace(TYPED, '字')))
    expect(faults).toEqual([])
  })

  it('leaves no sentence in English', () => {
    expect(untold.filter(({ text }) => !NO_SENTENCES.has(text))).toEqual([])
  })
})

/** All that the help of the commands declares. */
function textsOfHelp(): string[] {
  return commands.flatMap(({ command }) => [
    command.summary,
    ...command.details,
    ...Object.values(command.fields).map((field) => field.says),
    ...command.examples.map((example) => example.says),
  ])
}

function linesOfHelp(): string[] {
  return commands.flatMap(({ command }) => command.examples.map(({ line }) => line))
}

/** What is to be typed in a sentence: quoted, or a date or an interval. */
const TYPED = /“[^”]*”|(?:\w+:)?"[^"]*"|农历\d[^，。；、]*|每?\d+[年月日天](?:\d+[日号])?/g
/** Half-width marks and missing spaces beside characters, and spaces beside full-width marks. */
const MISWRITTEN =
  /\p{sc=Han}[,;:!?()a-z\d]|[,;:!?()a-z\d]\p{sc=Han}|[，。：；？！（、] (?! )|(?<! ) [，。：；？！）、]|[，。：；、]{2}/iu

function placeholdersOf(flags: readonly string[]): string[] {
  return flags.flatMap((text) =>
    [...text.matchAll(/[<[]([^<>[\]]+?)(?:\.{3})?[>\]]/g)].map((found) => found[1] as string),
  )
}

describe('a Chinese run', () => {
  const zh = { env: { CRM_LANG: 'zh-CN' } }

  it('of a day, mistakes included, is that of chinese.md', async () => {
    const transcript = readFileSync(join(import.meta.dirname, 'chinese.md'), 'utf8')
    await expect(await played(app(zh), transcript)).toMatchFileSnapshot('chinese.md')
  })

  const examples = commands
    .filter(({ name }) => !FOR_PROGRAMS.has(name))
    .flatMap(({ command }) => command.examples.map(({ line }) => zhCN[line] ?? line))
    .filter((line) => !RECIPES.test(line))

  it.each(examples.map((line) => [line]))('says no English: %s', async (line) => {
    const crm = app()
    await exampleBook(crm)
    const argv = words(line).slice(1)
    const ran = await crm.run(argv, zh)
    expect(ran.code).toBe(0)
    expect(englishIn(printedBy(crm, ran), `${line} ${heldBy(crm, line)}`)).toEqual([])
  })

  it('has examples in its help that a Chinese reader would type', async () => {
    const crm = app()
    await exampleBook(crm)
    const lines = linesOfHelp().map((line) => zhCN[line] ?? line)
    expect(lines.filter((line) => englishIn(line, heldBy(crm, '')).length > 0)).toEqual([])
  })

  it.each(['story.md', 'wrong.md', 'chinese.md'])('of every line of %s says no English', async (name) => {
    const crm = app(zh)
    let today = {}
    const left: string[] = []
    for (const line of readFileSync(join(import.meta.dirname, name), 'utf8').split('\n')) {
      const [, day] = /^## \w{3} (\d{4}-\d\d-\d\d)$/.exec(line) ?? []
      if (day) today = { today: day }
      if (!line.startsWith('$ crm')) continue
      const argv = line.slice('$ crm'.length).trim()
      const ran = await crm.run(argv, today)
      const english = englishIn(printedBy(crm, ran), `${line} ${heldBy(crm, line)}`)
      if (english.length > 0) left.push(`${line}\n  ${english.join(' ')}`)
    }
    expect(left).toEqual([])
  })
})

function printedBy(crm: App, ran: { out: string; err: string }): string {
  const files = readdirSync(crm.folder).filter((name) => /\.(md|html)$/.test(name))
  const pages = files.map((name) => crm.read(name).replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' '))
  return [ran.out, ran.err, ...pages].join('\n').replaceAll(crm.folder, '')
}
