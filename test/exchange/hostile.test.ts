import { expect, it } from 'vitest'
import { app } from '../crm.ts'

const HOSTILE = [
  'before\u001b]0;owned\u0007after',
  'good\rbad',
  'a\0b',
  'invoice\u202Efdp.exe',
  'a\u2028b',
  '=HYPERLINK("http://x.example","x")',
  "'=1+1",
  '＝1+1',
  "Robert'); drop table client;--",
  '"quoted" \\ back',
  'one\r\ntwo\nthree',
  '👨‍👩‍👧‍👦 Z\u0301',
  `long ${'word '.repeat(200_000)}end`,
]
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

it('hostile names, notes and fields come in exactly, and go out harmless', async () => {
  const crm = app()
  const clients = HOSTILE.map((text) => [text, text, text].map(quoted).join(','))
  crm.write('c.csv', `Name,Notes,Colour\n${clients.join('\n')}\n`)
  const log = HOSTILE.map((text) => `2026-11-03,${quoted(text)},T,${quoted(text)}`)
  crm.write('l.csv', `Date,Client,Type,Notes\n${log.join('\n')}\n`)
  const first = await crm.run('import c.csv --dry-run')
  await crm.ok('import c.csv')
  const second = await crm.run('import l.csv')
  expect(crm.rows('select name from client order by id').map(({ name }) => name)).toEqual(HOSTILE)
  expect(crm.rows('select note from client order by id').map(({ note }) => note)).toEqual(HOSTILE)
  expect(crm.rows('select value from attribute order by id').map(({ value }) => value)).toEqual(HOSTILE)
  expect(crm.rows('select note from touchpoint order by id').map(({ note }) => note)).toEqual(HOSTILE)
  expect(await crm.ok('import c.csv')).toContain('nothing to change')
  expect(await crm.ok('import l.csv')).toContain('nothing to change')

  const unruly = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/
  expect([first.out, first.err, second.out, second.err].filter((text) => unruly.test(text))).toEqual([])
  const csv = await crm.ok('export clients')
  expect(csv).not.toMatch(/(?:^|[,\n]"?)[=＝]/)
  expect(JSON.parse(await crm.ok('export clients --json')).map(({ note }: { note: string }) => note)).toEqual(
    HOSTILE,
  )
})

it('a bad row with hostile cells is told on one line', async () => {
  const crm = app()
  crm.write('l.csv', 'Date,"Cli\u001b[2Jent",Type\n2026-11-03,"Nobody\u001b]0;x\u0007\nat all",T\n')
  const ran = await crm.run('import l.csv --as touchpoints --map "Cli\u001b[2Jent=client"')
  expect(ran.code).toBe(2)
  expect(ran.out + ran.err).not.toMatch(/[\0-\x09\x0b-\x1f]/)
})
