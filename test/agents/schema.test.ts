import { cpSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { MANUAL } from '../../src/program.ts'
import { type App, app, words } from '../crm.ts'
import { exampleBook } from '../example.ts'

const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: true, allowUnionTypes: true })

type Check = ReturnType<typeof ajv.compile>

/** A check for every command, from what `crm schema` prints of all. */
let checks: Promise<ReadonlyMap<string, Check>> | undefined

async function published(crm: App): Promise<ReadonlyMap<string, Check>> {
  const { $defs } = JSON.parse(await crm.ok('schema'))
  return new Map(Object.entries($defs).map(([name, schema]) => [name, ajv.compile(schema as object)]))
}

/** What of a text does not fit what a command is said to print. */
async function misfits(crm: App, name: string, json: string): Promise<string[]> {
  checks ??= published(crm)
  const fits = (await checks).get(name)
  if (!fits) return [`no schema of ${name}`]
  if (fits(JSON.parse(json))) return []
  return (fits.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  )
}

const commands = await Promise.all(Object.values(MANUAL.program).map((load) => load()))
const printing = commands.filter(({ formats, name }) => formats.includes('json') && name !== '')

/** Without what asks for another format or a file. */
function asJson(line: string): string[] {
  const given = words(line).slice(1)
  const isOutput = (word: string | undefined) => ['-o', '--output', '--format'].includes(word ?? '')
  return [...given.filter((word, at) => !isOutput(word) && !isOutput(given[at - 1])), '--json']
}

/** Lines that say more than the examples of help: every state of a promise, every kind of a row. */
const FURTHER: readonly string[] = [
  'edit "zhang wei" --birthday 1971-11-25 --owner tester --alias ZW',
  'edit "li wei" --birthday 12-01 --title "Head of Trading"',
  'add "Ana Pérez" --birthday lunar:1972-08-15',
  'promise zhang thu the fees',
  'promise zhang mon the list --every 2w',
  'promise "li wei" fri the offer',
  'await acme 1 dec the contract',
  'done 3 --on "yesterday" --log E --note sent',
  'done 4',
  'snooze 5 in 3 weeks',
  'drop 6 --note "no longer wanted"',
  'log "zhang wei" M "a long lunch" --in --minutes 90 --mood 2',
  'log "zhang wei,li wei" T "both"',
  'plan set tier:A "T/M every 7d"',
  'plan set 张伟 "E every 30d"',
  'archive acme',
  'history',
  'history zhang',
  'show zhang --all',
  'brief zhang',
  'brief 张伟',
  'brief harbour',
  'brief ana',
  'find the',
  'find zw',
  'find gold --all',
  'due --within all --birthdays 300d',
  'today --today 2026-12-20',
  'followup list --state all',
  'touchpoint list --within "last 2 years"',
  'grid --by org --month 2026-11',
  'grid --month 2026-12 --coverage',
  'report weekly --today 2026-12-20',
  'report activity --by tag --within "last 2 years"',
  'report activity --by org --within "last 2 years"',
  'report activity --by week --within "last 2 years"',
  'plan show',
  'plan suggest',
  'export clients',
  'export touchpoints',
  'export followups',
  'export all',
  'list zzz',
  'undo',
  'undo --list',
]

describe('the schemas of what is printed', () => {
  it('are there for every command that prints JSON, and for no other', async () => {
    const shapes = Object.keys(await MANUAL.shapes())
    expect(shapes.filter((name) => name !== '').sort()).toEqual(printing.map(({ name }) => name).sort())
  })

  it('are schemas that say how they end: no object is open but maps and schemas', async () => {
    const all = JSON.parse(await app().ok('schema'))
    const open: string[] = []
    const walk = (at: string, node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      const { type, properties, additionalProperties } = node as Record<string, unknown>
      if (type === 'object' && properties !== undefined && additionalProperties !== false) open.push(at)
      for (const [key, inner] of Object.entries(node)) walk(`${at}/${key}`, inner)
    }
    walk('', all.$defs)
    expect(open.sort()).toEqual(['/export schema', '/schema'])
    expect(() => ajv.compile(all)).not.toThrow()
  })

  it('fit what every example of every help prints', async () => {
    const example = app()
    await exampleBook(example)
    const wrong: string[] = []
    for (const { name, examples } of printing) {
      for (const { line } of examples) {
        const crm = app()
        cpSync(example.folder, crm.folder, { recursive: true })
        const { code, out, err } = await crm.run(asJson(line))
        // What is for a calendar or a table alone is refused as JSON, and silence stays silence.
        if (code === 2 || out === '') continue
        expect(code, `${line}\n${err}`).toBe(0)
        wrong.push(...(await misfits(crm, name, out)).map((misfit) => `${line}: ${misfit}`))
      }
    }
    expect(wrong).toEqual([])
  })

  it('fit a book in which everything has happened', async () => {
    const crm = app()
    await exampleBook(crm)
    const wrong: string[] = []
    for (const line of FURTHER) {
      const { code, out, err } = await crm.run([...words(line), '--json'])
      expect(code, `${line}\n${err}`).toBe(0)
      const name = printing
        .map((command) => command.name)
        .filter((each) => `${line} `.startsWith(`${each} `))
        .sort((a, b) => b.length - a.length)[0]
      wrong.push(...(await misfits(crm, name ?? '', out)).map((misfit) => `${line}: ${misfit}`))
    }
    expect(wrong).toEqual([])
  })

  it('fit the sample book, and empty answers', async () => {
    const crm = app()
    await crm.ok('demo --keep demo.db')
    const wrong: string[] = []
    const asked = printing.filter(({ book, fields }) => {
      return book === 'read' && !Object.values(fields).some(({ flags }) => flags.startsWith('<'))
    })
    for (const { name } of asked.filter(({ name }) => name !== 'find')) {
      for (const book of ['demo.db', 'none.db']) {
        const json = await crm.ok([...name.split(' '), '--json', '--db', book])
        wrong.push(...(await misfits(crm, name, json)).map((misfit) => `${name} of ${book}: ${misfit}`))
      }
    }
    for (const who of ['张伟', 'Grace', 'Okafor'])
      wrong.push(...(await misfits(crm, 'brief', await crm.ok(['brief', who, '--json', '--db', 'demo.db']))))
    expect(wrong).toEqual([])
  })

  it('refuse what is none', async () => {
    const crm = app()
    expect(await crm.run('schema lst')).toEqual({
      code: 2,
      out: '',
      err: 'crm: There is no command “lst”.\nTry: crm list\n',
    })
    expect(await crm.run('schema db backup')).toEqual({
      code: 2,
      out: '',
      err: 'crm: crm db backup prints no JSON.\nTry: crm schema\n',
    })
    await exampleBook(crm)
    const [first] = JSON.parse(await crm.ok('list --json'))
    expect(await misfits(crm, 'list', JSON.stringify([{ ...first, extra: 1 }]))).toEqual([
      '/0 must NOT have additional properties {"additionalProperty":"extra"}',
    ])
    expect(await misfits(crm, 'list', JSON.stringify([{ ...first, last_day: 'soon' }]))).not.toEqual([])
  })
})
