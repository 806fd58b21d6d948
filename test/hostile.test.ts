import { readdirSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { fromCsv } from '../src/output/safe.ts'
import { type App, app } from './crm.ts'
import { HOSTILE } from './hostile.ts'

/** Commands that show all of it. */
const VIEWS = [
  ...['due --within all', 'today', 'followup list --state all', 'plan', 'plan suggest', 'field list'],
  ...['brief #1', 'segment list', 'segment show mine', 'grid --coverage --notes'],
  ...[
    'report activity --by tag',
    'report activity --by client',
    'find x',
    'tag',
    'report weekly',
    'history',
    'undo --list',
  ],
]

let crm: App

beforeEach(() => {
  crm = app()
})

/** Nothing a terminal would obey but line feeds and our own writing. */
function harmless(text: string): boolean {
  return !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{E0000}-\u{E007F}]/u.test(
    text,
  )
}

/** The cells of CSV that a spreadsheet would run. */
function cellsThatRun(csv: string): string[] {
  const rows = parse(csv, { bom: true, relax_column_count: true }) as string[][]
  return rows.flat().filter((cell) => /^[=+@\t\r＝＋－＠]/.test(cell))
}

describe('hostile text', () => {
  it.each(HOSTILE)(
    '%s as name, note, tag and field is kept exactly and printed harmless',
    async (_, text) => {
      await crm.ok([
        'add',
        text,
        '--note',
        text,
        '--set',
        `field=${text}`,
        '--tag',
        text.replaceAll(',', ';'),
      ])
      await crm.ok(['log', '#1', 'T', '-', '--next', `fri ${text}`], { stdin: text })
      expect(crm.rows('select name, note from client')).toEqual([{ name: text, note: text }])
      expect(crm.rows('select note from touchpoint')).toEqual([{ note: text }])
      const shown = JSON.parse(await crm.ok('show #1 --json'))
      expect(shown).toMatchObject({ name: text, note: text })
      const listed: unknown[] = JSON.parse(await crm.ok('touchpoint list --json'))
      expect(listed).toMatchObject([{ client: text, note: text }])

      const look = { terminal: { columns: 80 }, env: { NO_COLOR: '1' } }
      for (const line of [
        'show #1',
        'list',
        'touchpoint list',
        'due',
        'history',
        'history #1',
        'grid --notes',
        '',
      ]) {
        const ran = await crm.run(line, look)
        expect(ran, line).toMatchObject({ code: 0 })
        expect(harmless(ran.out + ran.err), line).toBe(true)
      }
      const [, row] = parse(await crm.ok('touchpoint list --format csv')) as [string[], string[]]
      for (const cell of row.filter((value) => fromCsv(value) !== value)) expect(cell[0]).toBe("'")
      expect(row.map(fromCsv)).toEqual(expect.arrayContaining([text]))
      for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r＝＋－＠]/)
    },
  )

  it.each([0, 9, 18])(
    'in promises, plans, segments and fields is printed harmless (from %i)',
    async (from) => {
      const some = HOSTILE.slice(from, from + 9).map(([, text]) => text)
      await crm.ok('plan set tier:A none')
      for (const text of some) await keep(text)
      await crm.ok('segment save mine tier:A')
      expect(harmless(await crm.ok('tag @mine +round'))).toBe(true)
      expect(crm.rows('select result from followup where dropped_at is not null')).toEqual(
        some.map((result) => ({ result })),
      )

      for (const line of VIEWS) {
        for (const format of ['table', 'markdown', 'json', 'csv']) {
          const ran = await crm.run(`${line} --format ${format}`, { env: { NO_COLOR: '1' } })
          if (/cannot print|-o folder/.test(ran.err)) continue
          expect(ran, `${line} as ${format}: ${ran.err}`).toMatchObject({ code: 0 })
          if (format !== 'csv') expect(harmless(ran.out + ran.err), `${line} as ${format}`).toBe(true)
          if (format === 'markdown') expect(ran.out, line).not.toMatch(/(?<!\\)<(?!br>)/)
          if (format === 'csv') expect(cellsThatRun(ran.out), line).toEqual([])
        }
      }
      await crm.ok('report weekly -o week/')
      const files = readdirSync(crm.path('week'))
      for (const file of files) expect(file).toMatch(/^[\p{L}\p{N}-]+\.csv$/u)
      expect(files.flatMap((file) => cellsThatRun(crm.read(`week/${file}`)))).toEqual([])
    },
  )

  /** A text as a name, a tag, a field, a note, in a follow-up of each kind and end, and in a plan. */
  async function keep(text: string): Promise<void> {
    const tag = text.replaceAll(/[,，、]/g, ';')
    const ok = async (argv: readonly string[]) => {
      const ran = await crm.run(argv)
      expect(ran, `${argv.join(' ')}\n${ran.err}`).toMatchObject({ code: 0 })
      expect(harmless(ran.out + ran.err), argv.join(' ')).toBe(true)
    }
    await ok(['add', text, '--tier', 'A', '--birthday', '11-25', '--tag', tag, '--set', `city=${text}`])
    const id = `#${crm.rows('select max(id) as id from client')[0]?.id}`
    await ok(['log', id, 'T', text, '--on', '2026-11-20'])
    await ok(['next', id, `fri ${text}`])
    await ok(['await', id, `today ${text}`, '--every', '1w'])
    await ok(['promise', id, `fri ${text}`])
    const last = Number(crm.rows('select max(id) as id from followup')[0]?.id)
    await ok(['snooze', String(last - 2), 'tomorrow'])
    await ok(['done', String(last - 1), '--note', text, '--log', 'E'])
    await ok(['drop', String(last), '--note', text])
    await ok(['followup', 'edit', String(last - 2), '--what', text])
    await ok(['plan', 'set', `tag:${tag}`, 'T every 3d', '--yes'])
    await ok(['plan', 'set', id, 'T every 2d'])
    await ok(['plan', 'remove', id])
  }

  it.each(HOSTILE)('%s in an error is harmless', async (_, text) => {
    await crm.ok('add "Zhang Wei"')
    for (const argv of [
      ['log', text, 'T'],
      ['log', 'zhang', text],
      ['list', `tier:${text}`],
      ['due', '--within', text],
      ['next', 'zhang', text],
      [text],
    ]) {
      const { out, err } = await crm.run(argv)
      expect(harmless(out + err), argv.join(' ')).toBe(true)
    }
  })

  it.each([0, 9, 18])('in the errors of every command is harmless (from %i)', async (from) => {
    await crm.ok('add "Zhang Wei"')
    const together = HOSTILE.slice(from, from + 9).map(([, text]) => text)
    const text = together.join(' x ')
    for (const argv of [
      ...['next', 'brief', 'find', 'segment show', 'field mark', 'snooze', 'done', 'plan remove'].map(
        (command) => [...command.split(' '), text],
      ),
      ['next', 'zhang', 'fri', 'call', '--every', text],
      ['segment', 'save', text, 'tier:A'],
      ['segment', 'save', 'x', `@${text}`],
      ['segment', 'save', 'x', `tag:${text}`],
      ['plan', 'set', text, 'T every 3d'],
      ['plan', 'set', `tag:${text}`, 'T every 3d'],
      ['plan', 'set', 'zhang', text],
      ['plan', 'set', 'zhang', `${text} every 3d`],
      ['plan', 'set', 'zhang', `T every ${text}`],
      ['done', '1', '--log', text],
      ['edit', 'zhang', '--set', `${text.replaceAll('=', '-')}=here`],
      ['tag', `@${text}`, '+x'],
      ['followup', 'list', '--from', text],
      ['report', 'weekly', '--week', text],
      ['report', 'activity', '--by', text],
      ['due', '--kind', text],
      ['due', '-o', `${text}/none/`],
    ]) {
      const { out, err } = await crm.run(argv)
      expect(harmless(out + err), argv.join(' ')).toBe(true)
    }
  })

  it('NULs from standard input and notes of a megabyte are kept exactly', async () => {
    await crm.ok('add "Zhang Wei"')
    const nul = 'before\u0000after'
    const long = 'a line of 张伟 and more words\n'.repeat(35_000)
    await crm.ok('log zhang T -', { stdin: nul })
    await crm.ok('log zhang T -', { stdin: long })
    const listed: { note: string }[] = JSON.parse(await crm.ok('touchpoint list --json'))
    expect(listed.map(({ note }) => note)).toEqual([long.slice(0, -1), nul])
    const { out } = await crm.run('touchpoint list', { terminal: { columns: 80 }, env: { NO_COLOR: '1' } })
    expect(harmless(out)).toBe(true)
  })

  it('a name of a hundred thousand letters is nobody’s, or somebody’s', async () => {
    const long = 'x%_'.repeat(33_000)
    await crm.ok(['add', 'Zhang Wei', '--org', 'Harbourlight'])
    for (const argv of [
      ['next', long, 'fri', 'call'],
      ['show', long],
      ['list', long],
      ['list', `org:${long}`],
    ])
      expect((await crm.run(argv)).err, argv[0]).not.toContain('went wrong')
    await crm.ok(['add', long])
    expect(JSON.parse(await crm.ok(['list', long, '--json']))).toMatchObject([{ name: long }])
    await crm.ok(['next', long, 'fri', 'call'])
  })

  it('thousands of words are answered or refused in one sentence', async () => {
    await crm.ok('add "Zhang Wei"')
    const words = (make: (at: number) => string) => Array.from({ length: 11_000 }, (_, at) => make(at + 1))
    for (const [argv, code, err] of [
      [['done', ...words(String)], 2, 'crm: <id...> takes at most 10000 numbers at once.\n'],
      [['list', ...words((at) => `w${at}`)], 4, 'crm: A filter has at most 500 terms, and this one 11000.\n'],
      [['tag', '#1,#2', ...words((at) => `-tag:w${at}`)], 2, 'crm: Which tags? '],
      [['find', ...words((at) => `w${at}`)], 0, ''],
      [['next', ...words((at) => `w${at}`).slice(0, 2000)], 3, 'crm: No client fits “w1”.\n'],
    ] as const) {
      const ran = await crm.run(argv)
      expect(ran.code, argv[0]).toBe(code)
      expect(ran.err.slice(0, err.length), argv[0]).toBe(err)
    }
  })

  it('any text at all comes back from the book as it went in', async () => {
    await crm.ok('add "Zhang Wei"')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const kept = text.toWellFormed().replace(/\r?\n$/, '')
        await crm.ok('log zhang T -', { stdin: text.toWellFormed() })
        const [last] = JSON.parse(await crm.ok('touchpoint list --limit 1 --json')) as { note: string }[]
        expect(last?.note).toBe(kept)
        const { out } = await crm.run('touchpoint list --limit 1')
        expect(harmless(out)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
