import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Ask, Choice } from '../src/cli/ask.ts'
import type { Conversation } from '../src/cli/commands.ts'
import type { Manual } from '../src/cli/help.ts'
import type { World } from '../src/context.ts'
import { main } from '../src/main.ts'
import { MANUAL } from '../src/program.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

export interface AppOptions {
  /** Local day and time of the fixed clock; default Sunday 2026-11-22 10:00. */
  today?: string
  time?: string
  /** The local day at each moment, for a command that lives longer than one. */
  dayNow?: () => string
  /** Minutes from UTC. */
  offset?: number
  /** The same at any other instant, where the zone has summer time. */
  offsetAt?: (ms: number) => number
  env?: Record<string, string>
  /** On a terminal there are prompts, colours and a pager; `answers` are given in order. */
  terminal?: { columns?: number; rows?: number }
  answers?: unknown[]
  stdin?: string | Uint8Array
  /** The streams of a command that talks with a program. */
  conversation?: Conversation
  /** What the editor saves. */
  edited?: string
  manual?: Manual
  /** Of commands that take the whole screen. */
  screen?: World['screen']
  platform?: string
  program?: readonly string[]
}

/** The program in this process, in a folder of its own that is removed after the test. */
export interface App {
  run(line: string | readonly string[], more?: AppOptions): Promise<Ran>
  /** Runs and insists on exit code 0; gives stdout. */
  ok(line: string | readonly string[], more?: AppOptions): Promise<string>
  readonly folder: string
  readonly book: string
  path(name: string): string
  write(name: string, content: string | Uint8Array): string
  read(name: string): string
  /** Rows of the book, read by SQL past the program. */
  rows(sql: string, ...values: unknown[]): Record<string, unknown>[]
  /** What was shown in the pager. */
  readonly paged: string[]
  /** What was asked on the terminal. */
  readonly asked: string[]
  /** Keeps its files and how many uids it has given for others to begin from. */
  keep(): Start
  /** Begins from what another kept, as if it had done the same. */
  startFrom(start: Start): void
  /** Whether it has no clock, language or world of its own. */
  readonly isPlain: boolean
}

/** What an app did so far, to be begun from. */
export interface Start {
  readonly folder: string
  readonly uids: number
}

/** Makes an app; its book is `book.db` in its folder and does not exist yet. */
export function app(base: AppOptions = {}): App {
  const folder = mkdtempSync(join(tmpdir(), 'crm-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const book = join(folder, 'book.db')
  const paged: string[] = []
  const asked: string[] = []
  let uids = 0

  const run = async (line: string | readonly string[], more: AppOptions = {}): Promise<Ran> => {
    const options = { ...base, ...more, env: { ...base.env, ...more.env } }
    const ran = { out: '', err: '' }
    const answers = [...(options.answers ?? [])]
    const world: World = {
      env: {
        CRM_DB: book,
        CRM_USER: 'tester',
        EDITOR: 'nano',
        ...options.env,
      },
      cwd: folder,
      home: folder,
      platform: options.platform ?? 'linux',
      program: options.program ?? ['/usr/local/bin/crm'],
      now: () => ({ ms: instantOf(options), offset: options.offset ?? 0 }),
      offsetAt: (ms) => options.offsetAt?.(ms) ?? options.offset ?? 0,
      random(bytes) {
        bytes.fill(0)
        uids++
        for (let at = 3, rest = uids; at < bytes.length; at += 10, rest = ++uids) {
          bytes[at + 4] = (rest >> 16) & 255
          bytes[at + 5] = (rest >> 8) & 255
          bytes[at + 6] = rest & 255
        }
      },
      terminal: {
        stdin: options.terminal !== undefined,
        stdout: options.terminal !== undefined,
        stderr: false,
        columns: options.terminal?.columns ?? 80,
        rows: options.terminal?.rows ?? 1000,
      },
      out: (chunk) => {
        ran.out += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
      },
      err: (text) => {
        ran.err += text
      },
      stdin: async () => Buffer.from(options.stdin ?? ''),
      converse: () => options.conversation ?? closedConversation(),
      user: () => 'tester',
      edit: async (_command, text) => options.edited ?? text,
      page: async (_command, text) => {
        paged.push(text)
        return true
      },
      prompts: () => scripted(answers, asked),
      ...(options.screen ? { screen: options.screen } : {}),
      addon: () => undefined,
    }
    const code = await main(typeof line === 'string' ? words(line) : line, world, options.manual ?? MANUAL)
    return { code, ...ran }
  }

  return {
    run,
    async ok(line, more) {
      const { code, out, err } = await run(line, more)
      if (code !== 0) throw new Error(`exit ${code} of ${JSON.stringify(line)}:\n${out}${err}`)
      return out
    },
    folder,
    book,
    path: (name) => join(folder, name),
    write(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    rows(sql, ...values) {
      const native = new Database(book)
      try {
        return native.prepare(sql).all(...values) as Record<string, unknown>[]
      } finally {
        native.close()
      }
    },
    paged,
    asked,
    keep() {
      const kept = mkdtempSync(join(tmpdir(), 'crm-start-'))
      process.once('exit', () => rmSync(kept, { recursive: true, force: true }))
      cpSync(folder, kept, { recursive: true })
      return { folder: kept, uids }
    },
    startFrom(start) {
      cpSync(start.folder, folder, { recursive: true })
      uids = start.uids
    },
    isPlain: Object.keys(base).length === 0,
  }
}

function closedConversation(): Conversation {
  return {
    input: new PassThrough(),
    output: new PassThrough(),
    over: Promise.resolve(),
    atTerminal: false,
    remark() {},
    end() {},
  }
}

function instantOf(options: AppOptions): number {
  const local = Date.parse(
    `${options.dayNow?.() ?? options.today ?? '2026-11-22'}T${options.time ?? '10:00'}:00Z`,
  )
  return local - (options.offset ?? 0) * 60_000
}

/** Prompts that take the next answer; a string picks a choice by its label's beginning, `Ctrl-C` interrupts, `Ctrl-O` opens the editor. */
function scripted(answers: unknown[], asked: string[]): Ask {
  const next = (question: string): unknown => {
    asked.push(question)
    if (answers.length === 0) throw new Error(`no answer is left for: ${question}`)
    const answer = answers.shift()
    if (answer === 'Ctrl-C') throw Object.assign(new Error('interrupted'), { name: 'ExitPromptError' })
    return answer
  }
  const pick = <T>(question: string, answer: unknown, choices: readonly Choice<T>[]): T => {
    const found = choices.find(({ label, short }) => label.startsWith(String(answer)) || short === answer)
    if (!found)
      throw new Error(`“${question}” offers ${choices.map((c) => c.label).join(', ')}, not ${answer}`)
    return found.value
  }
  return {
    async input(question, options = {}) {
      for (;;) {
        const given = next(question)
        if (given === 'Ctrl-O' && options.inEditor) return options.inEditor(options.before ?? '')
        const answer = String(given) || (options.fallback ?? '')
        const echoed = options.echo?.(answer)
        if (echoed !== undefined) asked.push(`= ${echoed}`)
        const wrong = await options.check?.(answer)
        if (wrong === undefined) return answer
        asked.push(wrong)
      }
    },
    choose: async (question, choices, options = {}) => {
      const answer = next(question)
      const preferred = choices.find(({ value }) => value === options.preferred)
      return answer === '' && preferred ? preferred.value : pick(question, answer, choices)
    },
    async search(question, find) {
      const answer = next(question)
      return pick(question, answer, await find(String(answer)))
    },
    confirm: async (question) => next(question) === true,
  }
}

/** Splits a line as a shell would: white space, double and single quotes, backslashes. */
export function words(line: string): string[] {
  const found: string[] = []
  const pattern = /((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+)/g
  for (const [whole] of line.matchAll(pattern)) {
    found.push(
      whole.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_all, double, single, escaped) =>
        double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? escaped),
      ),
    )
  }
  return found
}
