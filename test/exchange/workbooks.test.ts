import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/workbooks')
const FILES = readdirSync(FOLDER).filter((name) => /\.(?:xlsx|xlsb|xls|ods)$/.test(name))

/** What is in the book after an import, short enough to be read. */
function bookOf(crm: App): string[] {
  const clients = crm.rows(`select id, name, tier, birthday, note from client order by id`)
  const contacts = crm.rows(
    `select t.day, t.time, c.name, t.code, t.note from touchpoint t join client c on c.id = t.client_id order by t.id`,
  )
  const more = crm.rows(
    `select client_id, label, value from contact_point union all select client_id, name, value from attribute
      union all select client_id, 'tag', name from tag`,
  )
  const line = (row: Record<string, unknown>) =>
    Object.values(row)
      .filter((value) => value !== null && value !== '')
      .map((value) => String(value).replaceAll('\n', ' ⏎ '))
      .join(' | ')
  return [...clients, ...more, ...contacts].map(line)
}

describe('workbooks of every kind', () => {
  it('are more than thirty', () => expect(FILES.length).toBeGreaterThan(60))

  it.each(FILES)('%s', async (name) => {
    const crm = app()
    const begin = performance.now()
    crm.write(name, readFileSync(join(FOLDER, name)))
    const needed = name.includes('log') || name.includes('touchpoints') ? ' --create-clients' : ''
    const first = await crm.run(`import ${name} --skip-bad${needed}`)
    const took = performance.now() - begin
    const book = first.code === 0 ? bookOf(crm) : []
    const again = first.code === 0 ? await crm.run(`import ${name} --skip-bad${needed}`) : undefined
    const said = [
      `exit ${first.code}`,
      first.out.replace(/\n*Take it back: crm undo\n/, '\n').trim(),
      first.err.replace(/^Your book begins at .*\n/, '').trim(),
      ...book,
      ...(again ? [`again: ${again.out.split('\n')[0]}`] : []),
    ]
    await expect(`${said.filter((line) => line !== '').join('\n')}\n`).toMatchFileSnapshot(
      join(FOLDER, 'expected', `${name}.txt`),
    )
    expect(took).toBeLessThan(10_000)
  })
})
