import { expect, it } from 'vitest'
import { MANUAL } from '../../src/program.ts'
import { app, words } from '../crm.ts'
import { exampleBook } from '../example.ts'

/** Fields of the example book. */
const FIELDS = new Set(['city', 'hobby'])

it('the columns of CSV have the same names in every language, and Chinese ones where they are asked for', async () => {
  const crm = app({ today: '2026-11-20' })
  await exampleBook(crm)
  const headOf = async (typed: readonly string[], more: readonly string[]) => {
    const { code, out } = await crm.run([...typed, '--format', 'csv', ...more])
    return code === 0 ? (out.split('\r\n')[0] ?? '') : ''
  }
  const moved: Record<string, string> = {}
  const english: Record<string, string[]> = {}
  for (const [name, load] of Object.entries(MANUAL.program)) {
    const { formats, examples } = await load()
    const example = examples.find(({ line }) => line.startsWith(`crm ${name}`.trim()))
    if (!formats.includes('csv') || !example) continue
    const typed = words(example.line.replace(/ (?:-o|--format|--headers) \S+| --json/g, '')).slice(1)
    const head = await headOf(typed, [])
    if ((await headOf(typed, ['--lang', 'zh-CN'])) !== head) moved[name] = head
    const left = (await headOf(typed, ['--headers', 'zh'])).split(',')
    const untold = left.filter((cell) => /[a-z]{2}/i.test(cell) && !FIELDS.has(cell))
    if (untold.length > 0) english[name] = untold
  }
  expect({ moved, english }).toEqual({ moved: {}, english: {} })
})
