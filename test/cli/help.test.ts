import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/completion/kinds.ts'
import { EXIT_CODES } from '../../src/errors.ts'
import { sayMarks } from '../../src/grid/grid.ts'
import { MANUAL } from '../../src/program.ts'
import { app, words } from '../crm.ts'
import { exampleBook } from '../example.ts'

const commands = await Promise.all(
  Object.entries(MANUAL.program).map(async ([name, load]) => ({ name, command: await load() })),
)

describe('help', () => {
  it('knows every command by the name it is registered under', () => {
    for (const { name, command } of commands) expect(command.name).toBe(name)
  })

  it.each(commands.map(({ name }) => [name]))(
    'of “%s” prints the same on stdout with --help and with help',
    async (name) => {
      const crm = app()
      const one = await crm.run(['help', ...name.split(' ').filter(Boolean)])
      const other = await crm.run([...name.split(' ').filter(Boolean), '--help'])
      expect(one.code).toBe(0)
      expect(one.err).toBe('')
      expect(one).toEqual(other)
      for (const line of one.out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
    },
  )

  it.each(Object.keys(MANUAL.topics).map((name) => [name]))('has the topic %s', async (topic) => {
    const { code, out } = await app().run(['help', topic])
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(100)
  })

  it.each(
    commands.flatMap(({ name, command }) =>
      Object.values(command.fields)
        .filter((field) => wordsOf(field).length > 0)
        .map((field) => [name, field.flags, field] as const),
    ),
  )('of “%s” names what %s can be', (_name, _flags, field) => {
    const said = new Set(field.says.match(/\w[\w.-]*\w|\w/g))
    expect(wordsOf(field).filter((word) => !said.has(word))).toEqual([])
  })

  it('of the grid says after how many days a client is quiet too long', async () => {
    expect((await app().run('help grid')).out.replace(/\s+/g, ' ')).toContain(`(${sayMarks()})`)
  })

  it('takes global options behind the topic', async () => {
    const crm = app()
    expect(await crm.run('help formats --lang en')).toEqual(await crm.run('help formats'))
  })

  it('tells the exit codes from the one table', async () => {
    const { out } = await app().run('help exit-codes')
    for (const { code } of Object.values(EXIT_CODES)) expect(out).toContain(`  ${code} `)
  })
})

describe('every example of every help', () => {
  const examples = commands.flatMap(({ name, command }) =>
    command.examples.map((example) => ({ name, line: example.line })),
  )
  it('is there', () => {
    for (const { name, command } of commands) expect(command.examples.length, name).toBeGreaterThan(0)
  })

  it.each(examples)('runs: $line', async ({ line }) => {
    const crm = app()
    await exampleBook(crm)
    const [program, ...argv] = words(line)
    expect(program).toBe('crm')
    const ran = await crm.run(argv)
    expect(ran, ran.err).toMatchObject({ code: 0 })
  })
})

describe('wrong command lines', () => {
  it.each([
    ['lgo', 'crm: There is no command “lgo”.\nTry: crm log\n'],
    ['help lgo', 'crm: There is no command “lgo”.\nTry: crm help log\n'],
    ['help date', 'crm: There is no command “date”.\nTry: crm help dates\n'],
    ['help xyzzy', 'crm: There is no command “xyzzy”.\nTry: crm --help\n'],
    ['xyzzy', 'crm: There is no command “xyzzy”.\nTry: crm --help\n'],
    ['touchpoint lst', 'crm: There is no command “touchpoint lst”.\nTry: crm touchpoint list\n'],
    [
      'touchpoint edit 1 --note x',
      'crm: There is no --note: the note is written without it.\nTry: crm touchpoint edit --help\n',
    ],
    ['due --withn 3d', 'crm: Unknown option --withn; did you mean --within?\nTry: crm due --help\n'],
    [
      'due --format pdf',
      'crm: crm due cannot print pdf: it prints table, markdown, csv, xlsx, json, html.\n',
    ],
    ['due --today 2026-02-30', 'crm: --today takes a day such as 2026-11-20, not “2026-02-30”.\n'],
    ['done', 'crm: Missing required argument id.\nTry: crm done --help\n'],
    ['done twelve', 'crm: <id...> takes a number such as 12, not “twelve”.\nTry: crm done --help\n'],
    [
      'log zhang T --mood 3',
      'crm: --mood takes a whole number from -2 to 2, not “3”.\nTry: crm log --help\n',
    ],
  ])('%s', async (line, err) => {
    expect(await app().run(line)).toEqual({ code: 2, out: '', err })
  })
})
