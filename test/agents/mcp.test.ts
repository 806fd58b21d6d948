import { PassThrough } from 'node:stream'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MANUAL } from '../../src/program.ts'
import { type App, type AppOptions, app, type Ran } from '../crm.ts'
import { exampleBook } from '../example.ts'
import { HOSTILE } from '../hostile.ts'

interface Served {
  readonly client: Client
  /** What a tool gives: its structured content, and whether it is an error. */
  call(name: string, given?: Record<string, unknown>): Promise<{ failed: boolean; content: Answer }>
  /** Writes straight into the server's input. */
  write(text: string): void
  readonly remarks: string[]
  /** Ends the conversation and gives how the server ended. */
  end(): Promise<Ran>
}

// biome-ignore lint/suspicious/noExplicitAny: read by tests, each knowing its command
type Answer = any

/** A server in this process with a client of the official library at its other end. */
async function served(crm: App, line = 'mcp', options: AppOptions = {}): Promise<Served> {
  const [input, output, remarks] = [new PassThrough(), new PassThrough(), [] as string[]]
  const over = Promise.withResolvers<void>()
  input.once('end', over.resolve)
  const conversation = {
    input,
    output,
    over: over.promise,
    atTerminal: false,
    remark: (line: string) => remarks.push(line),
    end() {},
  }
  const ran = crm.run(line, { ...options, conversation })
  const client = new Client({ name: 'tests', version: '1' })
  await client.connect(new StdioServerTransport(output, input))
  const end = () => {
    input.end()
    return ran
  }
  onTestFinished(async () => {
    await end()
  })
  return {
    client,
    remarks,
    end,
    write: (text) => void input.write(text),
    async call(name, given = {}) {
      const { isError, structuredContent, content } = await client.callTool({ name, arguments: given })
      const [first] = content as { type: string; text: string }[]
      expect(JSON.parse(first?.text ?? '')).toEqual(structuredContent)
      return { failed: isError === true, content: structuredContent as Answer }
    },
  }
}

async function example(line?: string, options?: AppOptions): Promise<Served & { crm: App }> {
  const crm = app()
  await exampleBook(crm)
  return { crm, ...(await served(crm, line, options)) }
}

const REFUSED: readonly [string, string, Record<string, unknown>, object][] = [
  ['a client that fits several', 'log', { client: 'wei', code: 'T' }, { kind: 'notFound' }],
  [
    'no client',
    'log',
    { client: 'Nobody', code: 'T' },
    { kind: 'notFound', message: 'No client fits “Nobody”.' },
  ],
  [
    'a missing parameter',
    'log',
    { client: 'acme' },
    { kind: 'usage', message: 'The parameter “code” is missing.' },
  ],
  [
    'a parameter that is none',
    'show',
    { client: 'acme', all: true },
    { kind: 'usage', message: 'There is no parameter “all”: there are client, limit.' },
  ],
  [
    'a parameter of what takes none',
    'undo',
    { entry: 3 },
    { kind: 'usage', message: 'There is no parameter “entry”: there are none.' },
  ],
  ['the whole screen', 'grid', { interactive: true }, { kind: 'usage' }],
  ['a value out of bounds', 'log', { client: 'acme', code: 'T', mood: 9 }, { kind: 'usage' }],
  ['a value of another kind', 'log', { client: { a: 1 }, code: 'T' }, { kind: 'usage' }],
  [
    'a word for a switch',
    'log',
    { client: 'acme', code: 'T', in: 'yes' },
    { kind: 'usage', message: 'The parameter “in” takes true or false.' },
  ],
  [
    'an object for a text',
    'log',
    { client: 'acme', code: 'T', next: [{ what: 'call' }] },
    { kind: 'usage', message: 'The parameter “next” takes a text or several.' },
  ],
  [
    'a list for one text',
    'log',
    { client: ['acme'], code: 'T' },
    { kind: 'usage', message: 'The parameter “client” takes a text.' },
  ],
  ['a day that does not exist', 'log', { client: 'acme', code: 'T', on: '30 feb' }, { kind: 'usage' }],
  ['a note from standard input', 'log', { client: 'acme', code: 'T', note: '-' }, { kind: 'usage' }],
  [
    'a tool that is none',
    'erase',
    { client: 'acme' },
    { kind: 'notFound', message: 'There is no tool “erase”.' },
  ],
  ['a command that is no tool', 'merge', { keep: 'acme', other: 'zhang wei' }, { kind: 'notFound' }],
]

describe('crm mcp', () => {
  it('tells its tools: what reads and what writes, with the parameters of the commands', async () => {
    const { client } = await example()
    const { tools } = await client.listTools()
    const of = (name: string) => tools.find((tool) => tool.name === name)
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint).map(({ name }) => name)).toEqual([
      'find',
      'list',
      'show',
      'brief',
      'followup_list',
      'due',
      'today',
      'grid',
      'report_weekly',
      'report_activity',
      'history',
    ])
    expect(tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)).toEqual([
      'log',
      'next',
      'promise',
      'await',
      'done',
      'snooze',
      'undo',
    ])
    expect(of('log')?.inputSchema).toMatchObject({
      type: 'object',
      required: ['client', 'code'],
      additionalProperties: false,
      properties: {
        note: { type: 'string' },
        minutes: { type: 'integer', minimum: 0, maximum: 1440 },
        next: { type: 'array', items: { type: 'string' } },
        in: { type: 'boolean' },
      },
    })
    expect(of('done')?.inputSchema.properties).toMatchObject({ ids: { items: { type: 'integer' } } })
    expect(of('grid')?.inputSchema.properties).toMatchObject({ by: { enum: ['client', 'org'] } })
    expect(of('grid')?.inputSchema.properties).not.toHaveProperty('interactive')
    expect(of('undo')).toMatchObject({
      annotations: { destructiveHint: true },
      inputSchema: { properties: {} },
    })
    for (const { inputSchema } of tools)
      for (const says of Object.values(inputSchema.properties ?? {}))
        expect((says as { description: string }).description).toMatch(/\S/)
  })

  it('logs a contact, reads it back, takes it back, and it is gone', async () => {
    const { crm, call } = await example()
    const said = await call('log', {
      client: 'acme',
      code: 'call',
      note: 'wants the bond list',
      next: ['fri send it'],
    })
    expect(said).toMatchObject({
      failed: false,
      content: {
        today: '2026-11-22',
        answer: [{ client: { name: 'Acme Ltd' }, note: 'wants the bond list' }],
      },
    })
    const found = await call('find', { words: ['bond list'] })
    expect(found.content.answer.contacts).toMatchObject([{ note: 'wants the bond list' }])
    expect((await call('brief', { client: 'acme' })).content.answer.mine).toMatchObject([{ what: 'send it' }])
    expect(crm.rows('select command, actor, summary from journal order by id desc limit 1')).toEqual([
      { command: 'mcp log', actor: 'tester', summary: 'T Acme Ltd, Sun 2026-11-22 10:00' },
    ])
    expect((await call('undo')).content.answer).toMatchObject({ command: 'mcp log' })
    expect((await call('find', { words: ['bond list'] })).content.answer.contacts).toEqual([])
    expect((await call('brief', { client: 'acme' })).content.answer).toMatchObject({ mine: [], contacts: [] })
  })

  it('gives what --json gives', async () => {
    const { crm, call } = await example()
    for (const name of ['today', 'due', 'list', 'grid', 'history', 'report weekly', 'report activity']) {
      const { content } = await call(name.replace(' ', '_'))
      expect(content.answer, name).toEqual(JSON.parse(await crm.ok(`${name} --json`)))
    }
  })

  it('closes and moves follow-ups', async () => {
    const { crm, call } = await example()
    const next = await call('next', { client: 'acme', step: 'next fri call about the terms', every: '2w' })
    const [{ id }] = next.content.answer
    expect(await call('snooze', { words: `${id} in 3 weeks` })).toMatchObject({ failed: false })
    expect(await call('done', { ids: [1], note: 'sent', log: 'E' })).toMatchObject({ failed: false })
    expect(await call('promise', { client: 'acme', step: 'thu the fees' })).toMatchObject({ failed: false })
    expect(await call('await', { client: 'acme', step: '1 dec the contract' })).toMatchObject({
      failed: false,
    })
    const open = (await call('followup_list')).content.answer
    expect(open.map(({ what }: { what: string }) => what)).toEqual([
      'the fees',
      'call back',
      'the contract',
      'call about the terms',
    ])
    expect(crm.rows('select count(*) as n from journal where command like ?', 'mcp %')).toEqual([{ n: 5 }])
  })

  it('takes back only what it wrote itself', async () => {
    const { crm, call } = await example()
    expect(await call('undo')).toEqual({
      failed: true,
      content: {
        error: {
          kind: 'refused',
          message: 'Nothing was written through this server yet: nothing was taken back.',
        },
      },
    })
    await call('log', { client: 'acme', code: 'T', note: 'mine' })
    await crm.ok('log acme E "theirs"')
    const refused = await call('undo')
    expect(refused.content.error.message).toMatch(
      /^The last change is another, #\d+ \(log: E Acme Ltd, .*\): nothing was taken back\.$/,
    )
    await crm.ok('undo')
    expect((await call('undo')).content.answer).toMatchObject({ command: 'mcp log' })
    expect(crm.rows('select note from touchpoint where client_id = 5')).toEqual([])
  })

  it('refuses in one sentence, and nothing is written', async () => {
    const { crm, call } = await example()
    const before = crm.rows('select count(*) as n from journal')
    for (const [what, name, given, error] of REFUSED)
      expect(await call(name, given), what).toMatchObject({ failed: true, content: { error } })
    expect(crm.rows('select count(*) as n from journal')).toEqual(before)
  })

  it('lists the candidates where a name fits several', async () => {
    const { call } = await example()
    expect((await call('brief', { client: 'wei' })).content.error).toMatchObject({
      kind: 'notFound',
      message: '“wei” fits 2 clients.',
      candidates: [
        { id: 2, label: expect.stringContaining('Zhang Wei') },
        { id: 4, label: expect.stringContaining('Li Wei') },
      ],
    })
  })

  it('with --read-only offers only what reads, and changes nothing', async () => {
    const { crm, call, client } = await example('mcp --read-only')
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).not.toContain('log')
    expect(tools).toHaveLength(11)
    const before = crm.rows('select * from journal')
    expect(await call('log', { client: 'acme', code: 'T' })).toMatchObject({
      failed: true,
      content: {
        error: { kind: 'refused', message: 'The book may only be read here: crm log was not run.' },
      },
    })
    expect((await call('list')).content.answer).toHaveLength(5)
    expect(crm.rows('select * from journal')).toEqual(before)
  })

  it('says that there is no book yet, and makes none by reading', async () => {
    const crm = app()
    const { call } = await served(crm)
    expect((await call('list')).content).toEqual({
      today: '2026-11-22',
      answer: [],
      notices: [`No book yet at ${crm.book}.`],
    })
    expect(() => crm.read('book.db')).toThrow('ENOENT')
  })

  it('reads the clock anew for every request, and --today stays', async () => {
    const clock = { today: '2026-11-22' }
    const crm = app()
    await crm.ok('add "Acme Ltd"')
    const options: AppOptions = { dayNow: () => clock.today }
    const { call } = await served(crm, 'mcp', options)
    clock.today = '2026-11-23'
    expect((await call('log', { client: 'acme', code: 'T' })).content).toMatchObject({
      today: '2026-11-23',
      answer: [{ day: '2026-11-23' }],
    })
    const fixed = await served(crm, 'mcp --today 2026-12-24', options)
    expect((await fixed.call('log', { client: 'acme', code: 'T' })).content.today).toBe('2026-12-24')
  })

  it('keeps hostile text as it is, on one line of the protocol each', async () => {
    const { call } = await example()
    for (const [name, text] of HOSTILE) {
      const { content } = await call('log', { client: 'acme', code: 'T', note: text })
      expect(content.answer[0].note, name).toBe(text)
    }
  })

  it('does what comes at the same time one after the other', async () => {
    const { crm, call } = await example()
    const notes = Array.from({ length: 12 }, (_, at) => `note ${at}`)
    const said = await Promise.all(notes.map((note) => call('log', { client: 'acme', code: 'T', note })))
    expect(said.every(({ failed }) => !failed)).toBe(true)
    expect(
      crm.rows('select note from touchpoint where client_id = 5 order by id').map(({ note }) => note),
    ).toEqual(notes)
  })

  it('outlives what is no message', async () => {
    const { call, write, remarks } = await example()
    write('this is no JSON\n{"jsonrpc":"2.0"}\n[]\n\n')
    expect((await call('list')).failed).toBe(false)
    expect(remarks).toHaveLength(4)
    expect(remarks[0]).toMatch(/^What came was no message: /)
    expect(remarks[1]).toBe('What came was no message.')
  })

  it('counts what it leaves out of a long answer', async () => {
    const crm = app()
    crm.write('clients.csv', `Name\n${Array.from({ length: 450 }, (_, at) => `Client ${at}`).join('\n')}\n`)
    await crm.ok('import clients.csv')
    await crm.ok(['log', '#7', 'T', 'longer '.repeat(2_000).slice(0, 10_000)])
    const { call } = await served(crm)
    const { content } = await call('list')
    expect(content.answer).toHaveLength(200)
    expect(content.left_out).toEqual([{ at: 'answer', more: 250 }])
    const brief = (await call('brief', { client: '#7' })).content
    expect(brief.answer.contacts[0].note).toHaveLength(4_001)
    expect(brief.left_out).toEqual([{ at: 'answer.contacts[0].note', more: 6_000 }])
  })

  it('finishes what was begun when the other end goes away, and ends well', async () => {
    const { crm, call, end } = await example()
    const last = call('log', { client: 'acme', code: 'T', note: 'the last word' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(await end()).toEqual({ code: 0, out: '', err: '' })
    expect((await last).failed).toBe(false)
    expect(crm.rows('select note from touchpoint where client_id = 5')).toEqual([{ note: 'the last word' }])
  })
})

it('no tool is a command that removes, merges, takes in or gives out', async () => {
  const { TOOLS } = await import('../../src/agents/tools.ts')
  for (const name of Object.keys(TOOLS)) {
    expect(MANUAL.program).toHaveProperty([name])
    expect(name).not.toMatch(/remove|merge|erase|import|export|restore|archive|edit|db|demo/)
  }
})
