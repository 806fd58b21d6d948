import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bothForms, user, VERSION } from './forms.ts'

const commands = bothForms()

describe.each(['native', 'portable'] as const)('the %s form as a process', (form) => {
  const crm = () => commands[form]

  test('tells its version', async () => {
    expect(await user().run(crm(), ['--version'])).toEqual({
      code: 0,
      signal: null,
      out: `crm ${VERSION}\n`,
      err: '',
    })
  })

  test('adds, logs and lists; stdout is data, stderr is talk', async () => {
    const { home, run } = user()
    const added = await run(crm(), ['add', 'Zhang Wei 张伟', '--tag', 'vip'])
    expect(added).toMatchObject({ code: 0 })
    expect(added.err).toContain(join(home, 'data', 'crm', 'book.db'))
    expect(await run(crm(), ['log', 'zhang', 'T', '- not happy 😀'])).toMatchObject({ code: 0, err: '' })
    const listed = await run(crm(), ['list', '--json'])
    expect(listed).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(listed.out)).toMatchObject([{ name: 'Zhang Wei 张伟' }])
  })

  test('wrong use: one sentence on stderr, nothing on stdout, exit code 2', async () => {
    const ended = await user().run(crm(), ['lgo', 'zhang'])
    expect(ended).toEqual({
      code: 2,
      signal: null,
      out: '',
      err: 'crm: There is no command “lgo”.\nTry: crm log\n',
    })
  })

  test('a long output reaches a slow reader whole', async () => {
    const { run } = user()
    await run(crm(), ['add', 'Ann'])
    const note = 'a long note, 很长 '.repeat(60_000).trim()
    expect(await run(crm(), ['log', 'ann', 'T', '-'], { input: note })).toMatchObject({ code: 0 })
    const listed = await run(crm(), ['touchpoint', 'list', '--json'])
    const [row] = JSON.parse(listed.out) as { note: string }[]
    expect(row?.note === note).toBe(true)
  })

  test('a reader that went away: it ends quietly', async () => {
    const { home, run } = user()
    const fifo = join(home, 'fifo')
    execFileSync('mkfifo', [fifo])
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
    const stdout = openSync(fifo, 'w')
    closeSync(reader)
    expect(await run(crm(), ['--help'], { stdout })).toMatchObject({ code: 0, signal: null, err: '' })
    closeSync(stdout)
  })

  test.runIf(process.platform === 'linux')(
    'a full disk behind stdout: one sentence, exit code 1',
    async () => {
      const stdout = openSync('/dev/full', 'w')
      const ended = await user().run(crm(), ['--help'], { stdout })
      expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/^crm: The disk is full.*\n$/) })
      closeSync(stdout)
    },
  )

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s while it waits for input ends it, and nothing is written',
    async (kill) => {
      const { run } = user()
      await run(crm(), ['add', 'Ann'])
      const ended = await run(crm(), ['log', 'ann', 'T', '-'], { kill, input: 'half a note '.repeat(50_000) })
      expect(ended).toMatchObject({ code: null, signal: kill, out: '' })
      expect((await run(crm(), ['touchpoint', 'list', '--json'])).out).toBe('[]\n')
    },
  )

  test('a question without a terminal: it does not wait', async () => {
    const { run } = user()
    await run(crm(), ['add', 'Ann'])
    expect(await run(crm(), ['log'])).toMatchObject({ code: 2, out: '' })
  })

  test('twenty first runs at once all do their work', async () => {
    const { run } = user()
    const names = Array.from({ length: 20 }, (_, index) => `Client ${index + 1}`)
    const ended = await Promise.all(names.map((name) => run(crm(), ['add', name])))
    expect(ended.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual(names.map(() => 0))
    const listed = JSON.parse((await run(crm(), ['list', '--json'])).out) as { name: string }[]
    expect(listed.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  test('twenty next steps at once: each has a number of its own, and none is lost', async () => {
    const { run } = user()
    await run(crm(), ['add', 'Ann'])
    const what = Array.from({ length: 20 }, (_, index) => `step ${index + 1}`)
    const ended = await Promise.all(what.map((step) => run(crm(), ['next', 'ann', 'tomorrow', step])))
    expect(ended.filter(({ code }) => code !== 0)).toEqual([])
    const due = JSON.parse((await run(crm(), ['due', '--json'])).out) as { id: number; what: string }[]
    expect(due.map((item) => item.what).sort()).toEqual(what.sort())
    expect(new Set(due.map(({ id }) => id)).size).toBe(20)
    expect(await run(crm(), ['db', 'check'])).toMatchObject({ code: 0 })
  })

  test('what lies in the folder where it is started neither runs nor changes it', async () => {
    const { home, run } = user()
    await run(crm(), ['add', 'Ann'])
    const cwd = join(home, 'hostile')
    mkdirSync(join(cwd, 'node_modules', 'better-sqlite3'), { recursive: true })
    for (const name of ['evil.ts', 'evil.js', 'evil.cjs', 'node_modules/better-sqlite3/index.js']) {
      writeFileSync(
        join(cwd, name),
        `require('node:fs').writeFileSync(${JSON.stringify(join(home, 'ran'))}, '')`,
      )
    }
    writeFileSync(join(cwd, '.env'), 'CRM_DB=other.db\nBUN_OPTIONS=--preload ./evil.ts\n')
    writeFileSync(join(cwd, '.env.production'), 'CRM_DB=other.db\n')
    writeFileSync(join(cwd, 'bunfig.toml'), 'preload = ["./evil.ts"]\n')
    writeFileSync(join(cwd, 'tsconfig.json'), '{"compilerOptions":{"paths":{"*":["./evil.ts"]}}}')
    writeFileSync(
      join(cwd, 'package.json'),
      '{"type":"commonjs","imports":{"#x":"./evil.js"},"main":"./evil.js"}',
    )
    const listed = await run(crm(), ['list', '--json'], { cwd })
    expect(listed).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(listed.out)).toMatchObject([{ name: 'Ann' }])
    expect(readdirSync(home)).not.toContain('ran')
    expect(readdirSync(cwd)).not.toContain('other.db')
  })
})
