import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

/** What a person does to a sheet: cells and notes by their addresses, null takes one out. */
interface Edits {
  readonly cells?: Readonly<Record<string, string | number | null>>
  readonly notes?: Readonly<Record<string, string | null>>
}

function edited(bytes: Uint8Array, { cells = {}, notes = {} }: Edits): Uint8Array {
  const parts = unzipSync(bytes)
  const change = (name: string, how: (text: string) => string) => {
    parts[name] = strToU8(how(strFromU8(parts[name] as Uint8Array)))
  }
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  for (const [ref, value] of Object.entries(cells)) {
    const cell =
      value === null
        ? ''
        : typeof value === 'number'
          ? `<c r="${ref}"><v>${value}</v></c>`
          : `<c r="${ref}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    change('xl/worksheets/sheet1.xml', (text) => {
      const there = new RegExp(`<c r="${ref}"(?:[^>]*/>|.*?</c>)`)
      if (there.test(text)) return text.replace(there, () => cell)
      const row = ref.replace(/\D/g, '')
      const begin = `<row r="${row}">`
      if (text.includes(begin)) return text.replace(begin, () => begin + cell)
      return text.replace('<row r="8">', (found) => `${begin}${cell}</row>${found}`)
    })
  }
  for (const [ref, note] of Object.entries(notes)) {
    change('xl/comments1.xml', (text) => {
      const without = text.replace(new RegExp(`<comment ref="${ref}".*?</comment>`, 's'), '')
      const added =
        note === null
          ? ''
          : `<comment ref="${ref}" authorId="0"><text><t>${escaped(note)}</t></text></comment>`
      return without.replace('</commentList>', () => `${added}</commentList>`)
    })
  }
  return zipSync(parts)
}

/** A book of three clients in October, and its calendar in oct.xlsx; days 1 to 31 are in the columns D to AH. */
async function october(): Promise<App> {
  const crm = app({ today: '2026-10-20' })
  for (const line of [
    'add "Ana Silva" --tier A',
    'add "Ben Cole" --tier B',
    'add "Cleo Wu" --tier C',
    'log ana T "asked about bonds" --on 2026-10-05',
    'log ana E "sent the list" --on 2026-10-05',
    'log ben M "lunch" --on 2026-10-06',
    'log ben T --on 2026-10-07',
    'log cleo T "first call" --on 2026-10-08 --next "2026-10-22 call again"',
    'plan set tier:C "any every 7d"',
    'export grid --month 2026-10 -o oct.xlsx',
  ])
    await crm.ok(line)
  return crm
}

function contacts(crm: App): string[] {
  return crm
    .rows(
      'select t.id, c.name, t.day, t.time, t.code, t.note from touchpoint t join client c on c.id = t.client_id order by t.id',
    )
    .map(({ id, name, day, time, code, note }) =>
      [`#${id}`, name, day, time, code, note].filter((value) => value !== null && value !== '').join(' '),
    )
}

async function reimported(crm: App, edits: Edits, options = '') {
  crm.write('edited.xlsx', edited(readFileSync(crm.path('oct.xlsx')), edits))
  return crm.run(`import edited.xlsx${options}`)
}

const COUNT = 'select count(*) as count from journal'

describe('a calendar of ours, read back', () => {
  it('changes nothing where nothing was edited, and leaves no trace', async () => {
    const crm = await october()
    const before = crm.rows(COUNT)
    expect(await crm.run('import oct.xlsx')).toEqual({
      code: 0,
      out: 'Imported oct.xlsx: nothing to change, 5 already there.\n',
      err: '',
    })
    expect(crm.rows(COUNT)).toEqual(before)
  })

  it('takes what was added, changed and added as a client; undone in one step', async () => {
    const crm = await october()
    const before = contacts(crm)
    const edits: Edits = {
      cells: { I4: 'T', H5: 'E', A7: 'Dan Roy', C7: 'B', F7: 'TE', I5: null },
      notes: {
        H4: '#1 T 10:30\nasked about gold\n\n#2 E\nsent the list',
        I4: 'T 15:30\nrang back',
        F7: 'T: met at the fair\nE: sent the card',
      },
    }
    const rehearsed = await reimported(crm, edits, ' --dry-run')
    expect(rehearsed.out).toMatchSnapshot()
    expect(contacts(crm)).toEqual(before)
    const { code, out, err } = await reimported(crm, edits)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatchSnapshot()
    expect(contacts(crm)).toMatchSnapshot()
    const again = await crm.run('import edited.xlsx')
    expect(again.out.split('\n')[0]).toBe('Imported edited.xlsx: nothing to change, 8 already there.')
    await crm.ok('undo')
    expect(contacts(crm)).toEqual(before)
    expect(crm.rows(`select name from client order by id`)).toHaveLength(3)
  })

  it('removes what is gone with --remove alone', async () => {
    const crm = await october()
    const edits: Edits = { cells: { H4: 'E', J5: null }, notes: { J5: null } }
    const kept = await reimported(crm, edits)
    expect(kept.out.replace(/\n(?=out)/, ' ')).toContain(
      '2 contacts are gone from the sheet and stay in the book: --remove takes them out.',
    )
    expect(contacts(crm)).toHaveLength(5)
    const { out } = await reimported(crm, edits, ' --remove')
    expect(out).toContain('Imported edited.xlsx: 2 contacts removed, 3 already there.')
    expect(contacts(crm).map((line) => line.split(' ')[0])).toEqual(['#2', '#3', '#5'])
    await crm.ok('undo')
    expect(contacts(crm)).toHaveLength(5)
  })

  it('follows a contact to another day, and takes a copy for a new one', async () => {
    const crm = await october()
    const note = '#3 M\nlunch'
    await reimported(crm, { cells: { I5: null, K5: 'M' }, notes: { I5: null, K5: note } })
    expect(contacts(crm)[2]).toBe('#3 Ben Cole 2026-10-08 M lunch')
    await crm.ok('undo')
    await reimported(crm, { cells: { K5: 'M' }, notes: { K5: note } })
    expect(contacts(crm).slice(2)).toContain('#3 Ben Cole 2026-10-06 M lunch')
    expect(contacts(crm).at(-1)).toBe('#6 Ben Cole 2026-10-08 M lunch')
  })

  it('writes a channel over another, empties a note and adds to one', async () => {
    const crm = await october()
    await reimported(crm, {
      cells: { I5: 'T' },
      notes: { H4: '#1 T\nasked\n\n#2 E', K6: 'well\n#5 T\nfirst' },
    })
    expect(contacts(crm)[0]).toBe('#1 Ana Silva 2026-10-05 T asked')
    expect(contacts(crm)[1]).toBe('#2 Ana Silva 2026-10-05 E')
    expect(contacts(crm)[2]).toBe('#3 Ben Cole 2026-10-06 T lunch')
    expect(contacts(crm)[4]).toBe('#5 Cleo Wu 2026-10-08 T well\nfirst')
  })

  it('does not touch what was logged after the sheet was written, nor bring back what was removed', async () => {
    const crm = await october()
    await crm.ok('log ana M "later" --on 2026-10-09')
    await crm.ok('touchpoint remove 1 --yes')
    const { out, err } = await crm.run('import oct.xlsx --remove')
    expect(out).toBe('Imported oct.xlsx: nothing to change, 4 already there.\n')
    expect(err).toBe('October 2026!H4: Contact #1 was removed from the book since: it is not added again.\n')
    expect(contacts(crm)).toHaveLength(5)
  })

  it('says which notes stand where no contact is', async () => {
    const crm = await october()
    const notes = { K4: 'rang back', L4: 'T 15:30\nrang back', I5: '#3 M\nlunch' }
    const { code, out, err } = await reimported(crm, { cells: { I5: null }, notes })
    expect(code).toBe(0)
    expect(out).toContain('One contact is gone from the sheet')
    expect(err).toBe(
      'October 2026!K4: It has a note and no contact: not read.\n' +
        'October 2026!L4: It has a note and no contact: not read.\n',
    )
    await crm.ok('grid --month 2026-10 -o marks.xlsx')
    expect((await crm.run('import marks.xlsx')).err).toBe('')
  })

  it('says that a tier stays as it is in the book', async () => {
    const crm = await october()
    await crm.ok('edit cleo --clear tier')
    const { out, err } = await reimported(crm, { cells: { C4: 'C', C5: null } })
    expect(out).toBe('Imported edited.xlsx: nothing to change, 5 already there.\n')
    expect(err).toBe(
      'October 2026!A4: Ana Silva is of tier A in the book, and stays so: crm edit changes it.\n' +
        'October 2026!A6: Cleo Wu is of no tier in the book, and stays so: crm edit changes it.\n',
    )
  })

  it('takes the tier of people over an organisation for no edit', async () => {
    const crm = app({ today: '2026-10-20' })
    await crm.ok('add "Ana Silva" --tier A --org Harbourlight')
    await crm.ok('log ana T --on 2026-10-05')
    await crm.ok('export grid --month 2026-10 --by org -o orgs.xlsx')
    expect((await crm.run('import orgs.xlsx')).err).toBe('')
  })

  it('lists the sheets it does not read', async () => {
    const crm = await october()
    await crm.ok('log ana T --on 2026-10-19')
    await crm.ok('report weekly -o week.xlsx')
    const { err } = await crm.run('import week.xlsx')
    expect(err).toMatch(/^Not read: the sheets “Summary”, “Measures”, .*[^,]\.$/m)
  })

  it('says by address what it cannot place', async () => {
    const crm = await october()
    const { code, out } = await reimported(crm, {
      cells: { I4: 'fax', K4: 'T', L4: 'CALL', M4: 'te' },
      notes: { K4: 'T 15:30\nrang\n\nE 16:00\nwrote', H4: 'well\n#1 T\nx\n\n#2 E' },
    })
    expect(code).toBe(2)
    expect(out).toMatchSnapshot()
    expect(contacts(crm)).toHaveLength(5)
  })

  it('makes no client of the words in an empty one', async () => {
    const crm = app()
    await crm.ok('channel add G gift')
    await crm.ok('grid --month 2026-10 -o empty.xlsx')
    expect((await crm.run('import empty.xlsx')).out).toBe('Imported empty.xlsx: nothing to change.\n')
    expect(crm.rows('select name from client')).toEqual([])
  })

  it('goes by names in another book, and says who is new', async () => {
    const crm = await october()
    const other = app({ today: '2026-10-20' })
    await other.ok('add "Zoe Fox"')
    await other.ok('add "Ana Silva"')
    other.write('oct.xlsx', readFileSync(crm.path('oct.xlsx')))
    const refused = await other.run('import oct.xlsx')
    expect(refused.code).toBe(2)
    expect(refused.out).toContain('There is no client “Ben Cole”.')
    const { code, out } = await other.run('import oct.xlsx --create-clients')
    expect(code).toBe(0)
    expect(out).toContain('5 contacts added, 2 clients new.')
    expect(contacts(other)[0]).toBe('#1 Ana Silva 2026-10-05 T asked about bonds')
  })

  it('reads rows of organisations, whose people stand in the notes', async () => {
    const crm = app()
    for (const line of [
      'add "Ana Silva" --org Acme',
      'add "Ben Cole" --org Acme',
      'log ana T "one" --on 2026-10-05',
      'log ben T "two" --on 2026-10-05',
      'log acme E "three" --on 2026-10-06',
      'export grid --month 2026-10 --by org -o oct.xlsx',
    ])
      await crm.ok(line)
    expect((await crm.run('import oct.xlsx')).out).toBe(
      'Imported oct.xlsx: nothing to change, 3 already there.\n',
    )
    await reimported(crm, { notes: { H4: '#1 T, Ana Silva\none\n\n#2 T, Ben Cole\ntwo and more' } })
    expect(contacts(crm)[1]).toBe('#2 Ben Cole 2026-10-05 T two and more')
    const { out } = await reimported(
      crm,
      { cells: { H4: 'T' }, notes: { H4: '#1 T, Ana Silva\none' } },
      ' --remove',
    )
    expect(out).toContain('1 contact removed')
    expect(contacts(crm)).toEqual(['#1 Ana Silva 2026-10-05 T one', '#3 Acme 2026-10-06 E three'])
  })

  it('takes a row that was copied and given another name for a new client', async () => {
    const crm = await october()
    const copied: Edits = {
      cells: { A7: 'Dan Roy', B7: 1, H7: 'T' },
      notes: { H7: '#1 T\nasked about bonds' },
    }
    expect((await reimported(crm, copied)).out).toContain('1 contact added, 1 client new, 5 already there')
    expect(contacts(crm).at(-1)).toBe('#6 Dan Roy 2026-10-05 T asked about bonds')
    await crm.ok('undo')
    const twice = await reimported(crm, { ...copied, cells: { A7: 'Ana Silva', B7: 1, H7: 'T' } })
    expect(twice.code).toBe(2)
    expect(twice.out).toContain('│ October 2026!A7 │ Ana Silva stands in row 4 already. │')
  })

  it('is read from standard input, and as JSON', async () => {
    const crm = await october()
    const stdin = edited(readFileSync(crm.path('oct.xlsx')), { cells: { I4: 'M' } })
    const { out } = await crm.run('import - --json', { stdin })
    expect(JSON.parse(out)).toMatchObject({
      file: 'standard input',
      subject: 'calendar',
      written: true,
      added: 1,
      changed: 0,
      gone: 0,
      unchanged: 5,
      plan: [{ does: 'add', client: 'Ana Silva', day: '2026-10-06', code: 'M', cell: 'October 2026!I4' }],
    })
  })
})
