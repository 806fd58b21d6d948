import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

interface Source {
  readonly path: string
  readonly text: string
  /** What it imports: paths from the root for own files, package names for others. */
  readonly imports: readonly { readonly of: string; readonly lazy: boolean; readonly typeOnly: boolean }[]
}

const IMPORT = /^(?:import|export)\s+(type\s+)?[\w*{][^'"]*?from '([^']+)'|import\('([^']+)'\)/gm

function sources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name).split(sep).join('/')
      const text = readFileSync(join(ROOT, path), 'utf8')
      const imports = [...text.matchAll(IMPORT)].map((match) => {
        const target = (match[2] ?? match[3]) as string
        const of = target.startsWith('.') ? join(dirname(path), target).split(sep).join('/') : target
        return { of, lazy: match[3] !== undefined, typeOnly: match[1] !== undefined }
      })
      return { path, text, imports }
    })
}

const src = sources('src')
const migrations = sources('migrations')
const KERNEL = ['cli', 'store', 'output', 'language']
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
const isNoun = (path: string) =>
  path.startsWith('src/') && folderOf(path) !== '' && !KERNEL.includes(folderOf(path))
const isVerb = (source: Source | undefined) => source !== undefined && /= command\(\{/.test(source.text)
const byPath = new Map(src.map((source) => [source.path, source]))

/** Every broken rule as `who → whom`. */
function broken(
  from: readonly Source[],
  rule: (source: Source, imported: Source['imports'][number]) => boolean,
): string[] {
  return from.flatMap((source) =>
    source.imports.filter((imported) => rule(source, imported)).map(({ of }) => `${source.path} → ${of}`),
  )
}

describe('who may import whom', () => {
  it('reads the imports it judges', () => {
    const log = byPath.get('src/touchpoints/log.ts')
    expect(log?.imports.map(({ of }) => of)).toContain('src/clients/reference.ts')
    expect(src.length).toBeGreaterThan(50)
  })

  it('nothing imports main or program but bin, main and tests', () => {
    expect(
      broken(
        src,
        ({ path }, { of }) => of === 'src/main.ts' || (of === 'src/program.ts' && path !== 'src/main.ts'),
      ),
    ).toEqual([])
  })

  it('the kernel knows no noun', () => {
    expect(
      broken(
        src.filter(({ path }) => KERNEL.includes(folderOf(path))),
        (_, { of }) => isNoun(of),
      ),
    ).toEqual([])
  })

  it('no file but program.ts imports a command', () => {
    expect(
      broken(
        src,
        ({ path }, { of, typeOnly }) => path !== 'src/program.ts' && !typeOnly && isVerb(byPath.get(of)),
      ),
    ).toEqual([])
  })

  it('queries know values, not the world: no context, clock or command line', () => {
    const queries = src.filter(({ path }) => path.endsWith('queries.ts'))
    expect(queries.length).toBeGreaterThan(3)
    expect(
      broken(queries, (_, { of }) => /^src\/(context|main|program)\.ts$|^src\/(cli|output)\//.test(of)),
    ).toEqual([])
  })

  it('language and day are pure', () => {
    const pure = src.filter(
      ({ path }) =>
        folderOf(path) === 'language' ||
        path === 'src/day.ts' ||
        path === 'src/months.ts' ||
        path === 'src/uid.ts',
    )
    expect(
      broken(
        pure,
        (_, { of }) =>
          !/^src\/(day|months|errors)\.ts$|^src\/language\/|^date-fns\/|^@date-fns\/utc|^pinyin-pro$/.test(
            of,
          ),
      ),
    ).toEqual([])
  })

  it('migrations import kysely and one another', () => {
    expect(broken(migrations, (_, { of }) => of !== 'kysely' && !of.startsWith('migrations/'))).toEqual([])
  })

  it('the world is touched in context.ts and bin alone', () => {
    const world = /\bprocess\.|\bconsole\.|new Date\(\)|Date\.now\(|Math\.random\(/
    const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(
      src.filter(({ path, text }) => path !== 'src/context.ts' && world.test(code(text))).map((s) => s.path),
    ).toEqual([])
  })
})

describe('one door per library', () => {
  const DOORS: Readonly<Record<string, RegExp>> = {
    commander: /^src\/cli\/parse\.ts$/,
    '@inquirer/core': /^src\/cli\/questions\.ts$/,
    inquirer: /^src\/cli\/prompts\.ts$/,
    'better-sqlite3': /^src\/store\/sqlite\.ts$/,
    'kysely/migration': /^src\/store\/migrate\.ts$/,
    'zod/mini': /^src\/cli\/|^src\/exchange\/|\/shapes\.ts$/,
    '@modelcontextprotocol/sdk': /^src\/agents\/serve\.ts$/,
    chalk: /^src\/output\//,
    'cli-table3': /^src\/output\//,
    kysely: /^src\/store\/|^src\/context\.ts$|^src\/[a-z]+\//,
    fflate: /^src\/exchange\/workbook\//,
    saxes: /^src\/exchange\/workbook\//,
    'date-fns': /^src\/months\.ts$/,
    '@date-fns/utc': /^src\/months\.ts$/,
    'pinyin-pro': /^src\/language\/pinyin\.ts$/,
  }
  const packageOf = (of: string) =>
    Object.keys(DOORS).find((door) => of === door || of.startsWith(`${door}/`))

  it('every library is used through its door', () => {
    expect(
      broken(src, ({ path }, { of }) => {
        if (of.startsWith('src/') || of.startsWith('migrations/') || of.startsWith('node:')) return false
        const door = packageOf(of)
        return door === undefined || !(DOORS[door] as RegExp).test(path)
      }),
    ).toEqual([])
  })

  it('heavy doors open lazily', () => {
    const heavy = /^(pinyin-pro|inquirer|cli-table3|kysely\/migration|@modelcontextprotocol)/
    const eager = new Set(
      src.flatMap(({ imports }) =>
        imports.filter(({ lazy, typeOnly }) => !lazy && !typeOnly).map(({ of }) => of),
      ),
    )
    expect(broken(src, ({ path }, { of, lazy }) => heavy.test(of) && !lazy && eager.has(path))).toEqual([])
  })
})

describe('the house', () => {
  it('has the top level of the design card', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
    expect(
      folders.filter((name) => !['bin', 'src', 'migrations', 'test', 'dist', 'node_modules'].includes(name)),
    ).toEqual([])
  })

  it('has no drawers', () => {
    const drawer = /\/(helpers?|utils?|common|misc|manager|service|handler|index)\.ts$/
    expect(src.filter(({ path }) => drawer.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('keeps every file to one subject of at most 300 lines', () => {
    expect(src.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([])
  })
})
