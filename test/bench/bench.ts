import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bookOfSize, SIZES, type SizeName, TODAY } from './generate.ts'
import { type Task, tasksFor } from './tasks.ts'

const USAGE = `node test/bench/bench.ts
    --sizes S,M,L      which books (default S,M)
    --rounds <count>   how often each is measured (default 15; what takes long is measured less often)
    --only <words>     only tasks whose names hold one of the words, such as log,grid
    --crm <path>       the program to measure (default dist/crm)
    --make             only make the books, and tell how fast`

/** A task is measured no longer than about this, but three times. */
const SECONDS_PER_TASK = 40
const LEAST_ROUNDS = 3
const TIME = '/usr/bin/time'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'S,M' },
    rounds: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
    crm: { type: 'string', default: resolve(import.meta.dirname, '../../dist/crm') },
    make: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Milliseconds of the whole process, from outside. */
function timed({ program, args, env }: Command): number {
  const begin = performance.now()
  const ended = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const took = performance.now() - begin
  if (ended.error) throw ended.error
  if (ended.status !== 0) throw new Error(`${program} ${args.join(' ')}\n${ended.stderr}`)
  return took
}

/** Megabytes at the most, where the system can tell. */
function peakMemory({ program, args, env }: Command): number | undefined {
  if (!existsSync(TIME)) return undefined
  const ended = spawnSync(TIME, ['-f', 'peak %M', program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const found = /peak (\d+)\s*$/.exec(ended.stderr.toString())
  return found ? Number(found[1]) / 1024 : undefined
}

function median(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

interface Measured {
  readonly name: string
  readonly node: readonly number[]
  readonly crm: readonly number[]
  readonly sql: readonly number[]
  readonly memory: number | undefined
  readonly rows: number | undefined
  readonly nodes: number
}

const sqliteVersion = spawnSync('sqlite3', ['--version']).stdout?.toString().split(' ')[0]

/** Measures node, crm and the sqlite3 shell in turn, round after round, after one round for nothing. */
function measure(task: Task, books: { crm: string; sql: string }, rounds: number): Measured {
  const node: Command = { program: process.execPath, args: ['-e', '0'] }
  const crm = (round: number): Command => ({
    program: values.crm,
    args: [...task.crm(round), '--today', TODAY],
    env: { CRM_DB: books.crm, CRM_USER: 'bench', NO_COLOR: '1' },
  })
  const sql = (round: number): Command | undefined => {
    const args = sqliteVersion === undefined ? undefined : task.sql?.(round)
    if (!args) return undefined
    const ownBook = args[0]?.endsWith('.db')
    const options = args.filter((arg) => arg.startsWith('-'))
    const rest = args.filter((arg) => !arg.startsWith('-'))
    return { program: 'sqlite3', args: ['-batch', ...options, ...(ownBook ? [] : [books.sql]), ...rest] }
  }
  const found = { node: [] as number[], crm: [] as number[], sql: [] as number[] }
  const begin = performance.now()
  let memory: number | undefined
  for (let round = 0; round <= rounds; round++) {
    task.prepare?.()
    const shell = sql(round)
    if (round === 0) {
      memory = peakMemory(crm(round))
      if (shell) timed(shell)
      continue
    }
    found.node.push(timed(node))
    found.crm.push(timed(crm(round)))
    if (shell) found.sql.push(timed(shell))
    if (round >= LEAST_ROUNDS && performance.now() - begin > SECONDS_PER_TASK * 1000) break
  }
  return { name: task.name, ...found, memory, rows: task.rows, nodes: task.nodes ?? 1 }
}

const HEAD = ['task', 'crm median', 'best', 'node', 'crm / node', 'sqlite3', 'wished for', 'peak MB', '']

function lineOf({ name, node, crm, sql, memory, rows, nodes }: Measured): string[] {
  const own = median(crm)
  const bare = median(node)
  const shell = sql.length > 0 ? median(sql) : undefined
  return [
    name,
    ms(own),
    ms(Math.min(...crm)),
    ms(bare),
    (own / bare).toFixed(2),
    shell === undefined ? '' : ms(shell),
    shell === undefined ? '' : ms(nodes * bare + 1.5 * shell),
    memory === undefined ? '' : memory.toFixed(0),
    rows === undefined ? `${crm.length} rounds` : `${thousands((rows / own) * 1000)} rows/s`,
  ]
}

function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : thousands(value)
}

function thousands(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map((_, at) => (at === 0 ? '---' : '---:'))) + rows.map(line).join('')
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const gov = existsSync('/proc/loadavg')
    ? `, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`
    : ''
  return (
    `${new Date().toISOString().slice(0, 10)}: ${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ` +
    `${memory} GB, ${platform()} ${release()}${gov}; node ${process.version}` +
    `${sqliteVersion === undefined ? '' : `, sqlite3 ${sqliteVersion}`}. Milliseconds of whole processes; the sqlite3 shell ` +
    `keeps no search index and no rows of history. Wished for is node + 1.5 × sqlite3, of the questions of care (due, ` +
    `today, report weekly, find) 1.2 × node + 1.5 × sqlite3.\n`
  )
}

function sizesAsked(): SizeName[] {
  return values.sizes.split(',').map((typed) => {
    const name = typed.trim().toUpperCase()
    if (!Object.hasOwn(SIZES, name)) throw new Error(`--sizes takes ${Object.keys(SIZES).join(', ')}`)
    return name as SizeName
  })
}

async function bench(): Promise<void> {
  if (values.help) return console.log(USAGE)
  if (values.make) {
    for (const size of sizesAsked()) {
      const { path, rowsPerSecond } = await bookOfSize(size)
      const speed = rowsPerSecond === undefined ? 'made before' : `${thousands(rowsPerSecond)} touchpoints/s`
      console.log(`${size}  ${speed}  ${path}`)
    }
    return
  }
  if (!existsSync(values.crm)) throw new Error(`There is no ${values.crm}: npm run build`)
  const folder = mkdtempSync(join(tmpdir(), 'crm-bench-'))
  const wanted = values.only.split(',').filter(Boolean)
  try {
    console.log(machine())
    for (const size of sizesAsked()) {
      const { clients, touchpoints } = SIZES[size]
      console.log(`### ${size}: ${thousands(clients)} clients, ${thousands(touchpoints)} touchpoints\n`)
      const { books, tasks } = await tasksFor(size, folder)
      const chosen = tasks.filter(
        (task) => wanted.length === 0 || wanted.some((word) => task.name.includes(word)),
      )
      const lines: string[][] = []
      for (const task of chosen) {
        if (process.stderr.isTTY) process.stderr.write(`\r${size} ${task.name}\x1b[K`)
        lines.push(lineOf(measure(task, books, Number(values.rounds))))
      }
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
      console.log(table(HEAD, lines))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await bench()
