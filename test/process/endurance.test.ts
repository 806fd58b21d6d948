import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { nativeForm, user } from './forms.ts'

let crm: string

beforeAll(() => {
  crm = nativeForm()
})

describe('many at once', () => {
  test('fifty logs on one book: fifty contacts, none lost, none refused', async () => {
    const { home, run } = user()
    await run(crm, ['add', 'Zhang Wei'])
    const logs = await Promise.all(
      Array.from({ length: 50 }, (_, index) => run(crm, ['log', 'zhang', 'T', `note ${index}`])),
    )
    expect(logs.filter(({ code }) => code !== 0)).toEqual([])
    const notes = rows(bookIn(home), 'select note from touchpoint').map(({ note }) => note)
    expect(new Set(notes)).toEqual(new Set(Array.from({ length: 50 }, (_, index) => `note ${index}`)))
    expect(rows(bookIn(home), 'select count(*) as n from journal')).toEqual([{ n: 51 }])
    expect(await run(crm, ['db', 'check'])).toMatchObject({ code: 0 })
  }, 60_000)

  test('twenty first commands, when there is no book yet: one book with all twenty', async () => {
    const { home, run } = user()
    const names = Array.from(
      { length: 20 },
      (_, index) => `Client ${String.fromCharCode(65 + index).repeat(5)}`,
    )
    const added = await Promise.all(names.map((name) => run(crm, ['add', name])))
    expect(added.filter(({ code }) => code !== 0)).toEqual([])
    expect(
      rows(bookIn(home), 'select name from client')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names)
    expect(await run(crm, ['db', 'check'])).toMatchObject({ code: 0 })
  }, 60_000)
})

describe('killed in the middle', () => {
  const ROWS = 25_000
  const MOMENTS = 20

  test('an import that is killed leaves all of it or none of it', async () => {
    const { home, env, run } = user()
    for (const name of ['Zhang Wei', 'Li Wei', '张伟']) await run(crm, ['add', name])
    const file = join(home, 'log.csv')
    writeFileSync(file, logOf(ROWS))
    const whole = await timed(() => run(crm, ['import', file]))
    expect(await run(crm, ['undo'])).toMatchObject({ code: 0 })
    let finished = 0
    for (let moment = 1; moment <= MOMENTS; moment++) {
      await killedAfter((whole * moment) / MOMENTS, crm, ['import', file], env, home)
      const [{ n }] = rows(bookIn(home), 'select count(*) as n from touchpoint') as [{ n: number }]
      expect([0, ROWS]).toContain(n)
      expect(await run(crm, ['db', 'check'])).toMatchObject({ code: 0, err: '' })
      if (n === 0) continue
      finished++
      expect(await run(crm, ['undo'])).toMatchObject({ code: 0 })
    }
    expect(finished).toBeLessThan(MOMENTS)
    expect(rows(bookIn(home), 'select count(*) as n from client')).toEqual([{ n: 3 }])
  }, 170_000)
})

describe('killed while many clients are tagged, or many tables are written', () => {
  const CLIENTS = 5_000
  const MOMENTS = [0.5, 0.75, 0.9, 0.97]

  test('all have the tag or none has it; a file is whole or is not there', async () => {
    const { home, env, run } = user()
    const file = join(home, 'clients.csv')
    const names = Array.from({ length: CLIENTS }, (_, index) => `Client ${index},${'ABC'[index % 3]}`)
    writeFileSync(file, `Name,Tier\n${names.join('\n')}\n`)
    for (const args of [
      ['import', file],
      ['segment', 'save', 'all', 'kind:person'],
    ])
      expect(await run(crm, args)).toMatchObject({ code: 0 })
    const tag = ['tag', '@all', '+round']
    const whole = await timed(() => run(crm, tag))
    await run(crm, ['undo'])
    for (const moment of MOMENTS) {
      await killedAfter(whole * moment, crm, tag, env, home)
      const [{ n }] = rows(bookIn(home), 'select count(*) as n from tag') as [{ n: number }]
      expect([0, CLIENTS]).toContain(n)
      expect(await run(crm, ['db', 'check'])).toMatchObject({ code: 0, err: '' })
      if (n > 0) expect(await run(crm, ['undo'])).toMatchObject({ code: 0 })
    }

    const write = ['report', 'weekly', '-o', 'week/']
    const writing = await timed(() => run(crm, write))
    const sizes = () =>
      readdirSync(join(home, 'week'))
        .filter((name) => name.endsWith('.csv'))
        .map((name) => [name, statSync(join(home, 'week', name)).size])
    const expected = sizes()
    expect(expected.length).toBeGreaterThan(5)
    for (const moment of MOMENTS) {
      rmSync(join(home, 'week'), { recursive: true, force: true })
      await killedAfter(writing * moment, crm, write, env, home)
      if (existsSync(join(home, 'week'))) for (const one of sizes()) expect(expected).toContainEqual(one)
    }
  }, 60_000)
})

function bookIn(home: string): string {
  return join(home, 'data', 'crm', 'book.db')
}

function rows(book: string, sql: string): Record<string, unknown>[] {
  const native = new Database(book)
  try {
    return native.prepare(sql).all() as Record<string, unknown>[]
  } finally {
    native.close()
  }
}

function logOf(count: number): string {
  const lines = ['Date,Client,Type,What was said']
  const names = ['Zhang Wei', 'Li Wei', '张伟']
  for (let index = 0; index < count; index++) {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const month = String(1 + (index % 10)).padStart(2, '0')
    lines.push(`2026-${month}-${day},${names[index % 3]},${'TEM'[index % 3]},said this number ${index}`)
  }
  return `${lines.join('\n')}\n`
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Starts a program and kills it after so many milliseconds, unless it has ended by then. */
function killedAfter(
  ms: number,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...env }, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
