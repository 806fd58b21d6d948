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

  it('comes in as well when we have written it and LibreOffice has saved that', async () => {
    const crm = await imported('contact-calendar-2026-10.ours.libreoffice.xlsx')
    expect(contactsOf(crm)).toEqual(expected())
  })

  it('changes nothing in the book that our file was written from, whoever has saved it', async () => {
    const crm = await imported('contact-calendar-2026-10.xlsx')
    await crm.ok('export grid --month 2026-10 -o ours.xlsx')
    expect((await crm.run('import ours.xlsx')).out).toBe(
      'Imported ours.xlsx: nothing to change, 118 already there.\n',
    )
  })
})

describe('a calendar by hand in a book that knows some of its clients', () => {
  const file = readFileSync(join(BANK, '../workbooks/openpyxl.xlsx'))

  it('asks before it makes clients, and takes what is there for the same contact', async () => {
    const crm = app()
    await crm.ok('add "Ana Silva"')
    await crm.ok('log ana T "asked about bonds, and gold" --on 2026-10-05')
    await crm.ok('log ana E --on 2026-10-07')
    crm.write('calendar.xlsx', file)
    const refused = await crm.run('import calendar.xlsx')
    expect(refused.code).toBe(2)
    expect(refused.out).toContain('│ October!A4 │ There is no client “Ben Cole”.')
    expect(await crm.run('import calendar.xlsx --create-clients')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Imported calendar.xlsx: 2 contacts added, 1 contact changed, 1 client new, 1 already there.
      New: Ben Cole.

         Client     Day             Type  What                       Cell
      ─  ─────────  ──────────────  ────  ─────────────────────────  ──────────
      +  Ana Silva  Wed 2026-10-07  T     “follow-up”                October!E3
      ~  Ana Silva  Wed 2026-10-07  E     no note → “sent the list”  October!E3
      +  Ben Cole   Tue 2026-10-06  M     “lunch”                    October!D4

      Take it back: crm undo
      ",
      }
    `)
    expect(contactsOf(crm)).toMatchInlineSnapshot(`
      [
        "2026-10-05,Ana Silva,T,asked about bonds, and gold",
        "2026-10-06,Ben Cole,M,lunch",
        "2026-10-07,Ana Silva,ET,"E：sent the list
      T：follow-up"",
      ]
    `)
  })

  it('makes all of them where the book knows none, and says so', async () => {
    const crm = app()
    await crm.ok('add "Zoe Fox"')
    crm.write('calendar.xlsx', file)
    const { out, err } = await crm.run('import calendar.xlsx')
    expect(out).toContain('4 contacts added, 2 clients new.\nNew: Ana Silva, Ben Cole.\n')
    expect(err).toBe('Nobody of this calendar was in the book: all its clients are new ones.\n')
  })

  it('leaves a note of the book that says something else, and says so', async () => {
    const crm = app()
    await crm.ok('add "Ana Silva"')
    await crm.ok('add "Ben Cole"')
    await crm.ok('log ben M "a walk" --on 2026-10-06')
    crm.write('calendar.xlsx', file)
    const { err } = await crm.run('import calendar.xlsx')
    expect(err).toBe('October!D4: The book has another note of contact #1: that one stays.\n')
    expect(contactsOf(crm)).toContain('2026-10-06,Ben Cole,M,a walk')
  })

  it('saves bad cells as rows that can be mended and imported', async () => {
    const crm = app()
    crm.write('calendar.xlsx', readFileSync(join(BANK, '../workbooks/bad-cells.xlsx')))
    await crm.ok('import calendar.xlsx --skip-bad')
    const rows = crm.read('calendar.bad.csv').split('\r\n')
    expect(rows.slice(0, 2)).toEqual([
      '\ufeffcrm: why it was left,day,client,type,note',
      '"line 2: Week!D2: “fax” is no channel: there are T telephone, E e-mail, M meeting.",2026-10-06,Ana Silva,fax,',
    ])
    crm.write('mended.csv', `${rows[0]}\r\n${rows[1]?.replace(',fax,', ',E,')}\r\n`)
    expect(await crm.ok('import mended.csv')).toContain('1 touchpoint added')
  })
})
