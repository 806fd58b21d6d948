import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, type User, user } from './forms.ts'

/** Every module that a command line loads when run from source, paths from the root. */
async function loadedBy({ home, run }: User, args: readonly string[]): Promise<string[]> {
  const list = join(home, 'loaded.txt')
  const preload = join(ROOT, 'test', 'process', 'loaded.ts')
  const ended = await run(process.execPath, ['--import', preload, join(ROOT, 'bin', 'crm.ts'), ...args], {
    env: { CRM_LOADED: list },
  })
  expect(ended).toMatchObject({ code: 0 })
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((url) => url.replace(`file://${ROOT}/`, ''))
}

/** The packages among modules. */
function packagesOf(modules: readonly string[]): string[] {
  return [
    ...new Set(modules.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
  ].sort()
}

const files = (modules: readonly string[]) => modules.filter((path) => path.startsWith('src/'))

describe('what a command loads', () => {
  test('crm log: the command line, the store and nothing else', async () => {
    const someone = user()
    await loadedBy(someone, ['add', 'Zhang Wei'])
    const modules = await loadedBy(someone, ['log', 'zhang', 'T', 'asked about bonds'])
    expect(packagesOf(modules)).toEqual(['better-sqlite3', 'commander', 'kysely', 'zod'])
    const language = files(modules).filter((path) => path.startsWith('src/language/'))
    expect(language).not.toContain('src/language/dates.ts')
    const nouns = new Set(files(modules).map((path) => path.split('/')[1]))
    for (const other of ['grid', 'exchange', 'journal', 'book', 'demo', 'due', 'plans', 'fields'])
      expect(nouns).not.toContain(other)
  })

  test('a date loads what reads dates, and still no prompts', async () => {
    const someone = user()
    await loadedBy(someone, ['add', 'Zhang Wei'])
    const modules = await loadedBy(someone, ['log', 'zhang', 'T', 'x', '--next', 'in 2 months call'])
    expect(packagesOf(modules)).toEqual([
      '@date-fns/utc',
      'better-sqlite3',
      'commander',
      'date-fns',
      'kysely',
      'zod',
    ])
  })
})
