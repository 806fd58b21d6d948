import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, describe, expect, it } from 'vitest'
import { MANUAL } from '../../src/program.ts'
import { type App, app, words } from '../crm.ts'
import { exampleBook } from '../example.ts'

const commands = await Promise.all(
  Object.entries(MANUAL.program).map(async ([name, load]) => ({ name, command: await load() })),
)
/** What prints words of people, or a file for programs. */
const DATA = /^crm (?:demo|schema)\b/
const EXAMPLES = commands
  .flatMap(({ command }) => command.examples.map(({ line }) => line))
  .filter((line) => !DATA.test(line))
const HELP = [
  ...commands.map(({ name }) => `${name} --help`),
  ...Object.keys(MANUAL.topics).map((name) => `help ${name}`),
]

/** Whether terminals do not agree on the columns of a sign. */
function isAmbiguous(sign: string): boolean {
  return stringWidth(sign, { ambiguousIsNarrow: false }) !== stringWidth(sign, { ambiguousIsNarrow: true })
}

/** The ambiguous signs of what was printed; letters, which are in names, are nobody's drawing. */
function ambiguousIn(printed: string): string[] {
  const signs = new Set(printed.match(/[^\0-\x7f\p{L}]/gu))
  return [...signs].filter(isAmbiguous)
}

describe.each(['en', 'zh-CN'])('with --ascii in %s', (language) => {
  const env = { CRM_LANG: language }
  const folder = mkdtempSync(join(tmpdir(), 'crm-test-ascii-'))
  let made: Promise<void> | undefined
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** An app with the example book, which is made once. */
  async function example(): Promise<App> {
    const crm = app({ env })
    made ??= exampleBook(crm).then(() => cpSync(crm.folder, folder, { recursive: true }))
    await made
    cpSync(folder, crm.folder, { recursive: true })
    return crm
  }

  it.each(EXAMPLES)('nothing of ours is of two widths: %s', async (line) => {
    const crm = await example()
    const { out, err } = await crm.run([...words(line).slice(1), '--ascii'])
    expect(ambiguousIn(out + err)).toEqual([])
  })

  it('nothing of the help is of two widths', async () => {
    const crm = app({ env })
    const found: string[] = []
    for (const line of HELP) {
      const { out, err } = await crm.run(`${line} --ascii`)
      const signs = ambiguousIn(out + err)
      if (signs.length > 0) found.push(`${line}: ${signs.join('')}`)
    }
    expect(found).toEqual([])
  })
})
