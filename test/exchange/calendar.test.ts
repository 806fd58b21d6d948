import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

const BANK = join(import.meta.dirname, '../fixtures/bank')

/** The contacts of the book as the sample's list has them: a cell a line, several codes with a note line each. */
function contactsOf(crm: App): string[] {
  const rows = crm.rows(
    `select t.day, c.name, t.code, t.note from touchpoint t join client c on c.id = t.client_id order by t.id`,
  ) as { day: string; name: string; code: string; note: string }[]
  return [...Map.groupBy(rows, ({ day, name }) => `${day},${name}`)]
    .map(([cell, contacts]) => {
      const noted = contacts.filter(({ note }) => note !== '')
      const lines = noted.map(({ code, note }) => (contacts.length > 1 ? `${code}：${note}` : note))
      const note = lines.length > 1 ? `"${lines.join('\n')}"` : lines.join('')
      return `${cell},${contacts.map(({ code }) => code).join('')},${note}`
    })
    .sort()
}

/** The lines of the expected list; a quoted note may have several. */
function expected(): string[] {
  const text = readFileSync(join(BANK, 'contact-calendar-2026-10.expected.csv'), 'utf8').replaceAll('\r', '')
  return text
    .split(/\n(?=\d{4}-)/)
    .slice(1)
    .map((line) => line.trimEnd())
    .sort()
}

async function imported(file: string, name = 'calendar.xlsx'): Promise<App> {
  const crm = app()
  crm.write(name, readFileSync(join(BANK, file)))
  const out = await crm.ok(`import ${name}`)
  expect(out).toContain(`Imported ${name}: 118 contacts added, 40 clients new.`)
  return crm
}

describe('the sample calendar', () => {
  it('comes in with no option, cell by cell and note by note', async () => {
    const crm = await imported('contact-calendar-2026-10.xlsx')
    expect(contactsOf(crm)).toEqual(expected())
    expect(crm.rows(`select distinct value from attribute where name = '等级' order by value`)).toHaveLength(
      3,
    )
    expect(await crm.run('import calendar.xlsx')).toEqual({
      code: 0,
      out: 'Imported calendar.xlsx: nothing to change, 118 already there.\n',
      err: '',
    })
    expect(crm.rows('select count(*) as count from journal')).toEqual([{ count: 1 }])
    await crm.ok('undo')
    expect(crm.rows('select * from client')).toEqual([])
  })

  it('comes in as well when LibreOffice has saved it', async () => {
    const crm = await imported('contact-calendar-2026-10.libreoffice.xlsx')
    expect(contactsOf(crm)).toEqual(expected())
  })
})
