import { spawn } from 'node:child_process'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, onTestFinished, test } from 'vitest'
import { bothForms, user } from './forms.ts'

const forms = bothForms()

// biome-ignore lint/suspicious/noExplicitAny: read by tests, each knowing its command
type Answer = any

test.each(['native', 'portable'] as const)(
  'the %s form serves a client of the official library: a contact is logged, read back, taken back and gone',
  async (form) => {
    const { env, run } = user()
    expect(await run(forms[form], ['add', 'Zhang Wei'])).toMatchObject({ code: 0 })
    const client = new Client({ name: 'tests', version: '1' })
    const transport = new StdioClientTransport({
      command: forms[form],
      args: ['mcp', '--today', '2026-12-24'],
      env: { ...env },
    })
    onTestFinished(() => client.close())
    await client.connect(transport)
    const call = async (name: string, given: Record<string, unknown> = {}): Promise<Answer> =>
      (await client.callTool({ name, arguments: given })).structuredContent

    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('report_weekly')
    const [logged, also] = await Promise.all([
      call('log', { client: 'zhang', code: 'T', note: 'asked about bonds \u001b[2J' }),
      call('log', { client: 'zhang', code: 'E', note: '发了报价' }),
    ])
    expect(logged).toMatchObject({ today: '2026-12-24', answer: [{ day: '2026-12-24', code: 'T' }] })
    expect(also.answer).toMatchObject([{ note: '发了报价' }])
    expect((await call('brief', { client: 'zhang' })).answer.contacts).toHaveLength(2)
    expect((await call('undo')).answer).toMatchObject({ command: 'mcp log' })
    await call('undo')
    expect((await call('brief', { client: 'zhang' })).answer.contacts).toEqual([])
    expect(await call('log', { client: 'nobody', code: 'T' })).toMatchObject({ error: { kind: 'notFound' } })
  },
)

test.each(['native', 'portable'] as const)('the %s form ends well when it is told to', async (form) => {
  const { env, run } = user()
  expect(await run(forms[form], ['add', 'Zhang Wei'])).toMatchObject({ code: 0 })
  const child = spawn(forms[form], ['mcp'], { env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  const hello = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
  }
  child.stdin.write(`no message\n${JSON.stringify(hello)}\n`)
  const first = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  expect(JSON.parse(first)).toMatchObject({ id: 1, result: { serverInfo: { name: 'crm' } } })
  child.kill('SIGTERM')
  expect(await ended).toEqual({ code: 0, signal: null })
})
