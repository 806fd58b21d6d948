import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

async function imported(csv: string | Uint8Array, options = '', crm = app()): Promise<App> {
  crm.write('c.csv', csv)
  await crm.ok(`import c.csv ${options}`)
  return crm
}

/** A client as a short line: what it has besides its name. */
async function line(crm: App, reference: string): Promise<string> {
  const client = JSON.parse(await crm.ok(['show', reference, '--json']))
  const { org, title, tier, birthday, note, aliases, tags, points, fields } = client
  const parts = [
    org?.name,
    title,
    tier,
    birthday,
    note,
    ...points.map(({ label, value }: { label: string; value: string }) =>
      label ? `${value} (${label})` : value,
    ),
    ...tags.map((tag: string) => `+${tag}`),
    ...aliases.map((alias: string) => `also ${alias}`),
    ...Object.entries(fields).map(([name, value]) => `${name}=${value}`),
  ]
  return parts.filter(Boolean).join('; ')
}

const names = (crm: App) => crm.rows('select name from client order by id').map(({ name }) => name)

describe('columns of clients', () => {
  it.each<[string, string, string, string]>([
    [
      'English',
      'First name,Last name,Company,Job title,E-mail,Mobile phone,Tags,Tier,Date of birth,Notes\n' +
        'Ana,Pérez,Acme,Owner,"ana@a.example; ap@b.example",0171 1234567,"vip, board",b,1971-03-18,"two\nlines"\n',
      'Ana Pérez',
      'Acme; Owner; B; 1971-03-18; two\nlines; ana@a.example; ap@b.example; 0171 1234567 (mobile); +vip; +board',
    ],
    [
      'Chinese',
      '姓,名,公司,职务,邮箱,手机,标签,级别,生日,备注,城市\n欧阳,明,东方印务,店主,o@x.example,138 0013 8000,国债、黄金,A类,1990年1月5日,喜欢钓鱼,上海\n',
      '欧阳明',
      '东方印务; 店主; A; 1990-01-05; 喜欢钓鱼; o@x.example; 138 0013 8000 (mobile); +国债; +黄金; 城市=上海',
    ],
    [
      'Google',
      'Name,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Organization 1 - Name,Birthday\nAna,a@x.example,b@x.example,+34 600 123 456 ::: +34 600 123 457,Acme,--03-18\n',
      'Ana',
      'Acme; --03-18; a@x.example; b@x.example; +34 600 123 456; +34 600 123 457',
    ],
  ])('%s', async (_name, csv, who, expected) => {
    expect(await line(await imported(csv), who)).toBe(expected)
  })

  it('takes a row without a person for its organisation', async () => {
    const crm = await imported('Name,Company,Phone\nAna,Acme,+34 600 123 456\n,Acme,+34 911 000 111\n')
    expect(crm.rows('select name, kind from client order by id')).toEqual([
      { name: 'Ana', kind: 'person' },
      { name: 'Acme', kind: 'organisation' },
    ])
    expect(await line(crm, 'Acme')).toBe('+34 911 000 111')
  })

  it('are named with --map, kept under a name of their own, or left out', async () => {
    const csv = 'Who,Firm,City,Colour\nAna,Acme,Leeds,red\n'
    const crm = await imported(
      csv,
      '--map Who=name --map firm=organisation --map City=ignore --map Colour=favourite',
    )
    expect(await line(crm, 'Ana')).toBe('Acme; favourite=red')
  })

  it('without a name are not read, which is said where something stands in them', async () => {
    const crm = app()
    crm.write('c.csv', 'Name,,Tier,\nAna,x,A,\n')
    expect((await crm.run('import c.csv')).err.split('\n')[1]).toBe('Not read: column 2, which has no name.')
  })

  it('keep the spelling that the book has for fields and tags', async () => {
    const crm = app()
    await crm.ok('add "Li Wei" --set City=Leeds --tag VIP')
    await imported('Name,CITY,Tags\nAna,York,"vip, Board"\nBen,,board\n', '', crm)
    expect(crm.rows('select distinct name from attribute union select distinct name from tag')).toEqual([
      { name: 'Board' },
      { name: 'City' },
      { name: 'VIP' },
    ])
  })

  it('part e-mails and phones only where every part is one', async () => {
    const cells = [
      ['Ana <ana@x.example>, bo@x.example', '+44 7700 900123 / 020 7946 0958'],
      ['cy@x.example di@x.example', '07700 900123, mornings'],
      ['see website, or ask', '1.38E+10'],
    ]
    const rows = cells.map(([email, phone], index) => `P${index},"${email}","${phone}"`)
    const crm = app()
    crm.write('c.csv', `Name,E-mail,Phone\n${rows.join('\n')}\n`)
    const ran = await crm.run('import c.csv')
    const values = crm.rows(
      "select group_concat(value, ' | ') as v from contact_point group by client_id order by client_id",
    )
    expect(values.map(({ v }) => v)).toEqual([
      'ana@x.example | bo@x.example | +44 7700 900123 | 020 7946 0958',
      'cy@x.example | di@x.example | 07700 900123, mornings',
      'see website, or ask | 1.38E+10',
    ])
    expect(ran.err.split('\n').slice(1, -1)).toEqual([
      'line 3, Phone: “07700 900123, mornings” is no phone number; it is kept as written.',
      'line 4, E-mail: “see website, or ask” is no e-mail address; it is kept as written.',
      'line 4, Phone: “1.38E+10” was cut short by a spreadsheet; it is kept as written.',
    ])
  })

  it('of Western Excel: semicolons and Windows-1252', async () => {
    const crm = app()
    crm.write('c.csv', Buffer.from('Nachname;Name;Notes\r\nGröße;José Núñez;à la, carte\r\n', 'latin1'))
    const ran = await crm.run('import c.csv')
    expect(ran.err).toContain('Read as Western European text in Windows-1252.\n')
    expect(crm.rows('select name, note from client')).toEqual([{ name: 'José Núñez', note: 'à la, carte' }])
  })

  it.each([
    ['31/12/1970 decides for the file', '31/12/1970', '3/4/1971', '', '1971-04-03'],
    ['12/31/1970 too', '12/31/1970', '3/4/1971', '', '1971-03-04'],
    ['--dates', '', '3/4/1971', '--dates mdy', '1971-03-04'],
  ])('birthdays: %s', async (_name, one, other, options, expected) => {
    const crm = await imported(`Name,Birthday\nAna,${one}\nBen,${other}\n`, options)
    expect(crm.rows("select birthday from client where name = 'Ben'")).toEqual([{ birthday: expected }])
  })
})

describe('whose row it is', () => {
  it('what is filled wins, what is empty stays, lists grow, and one undo takes it back', async () => {
    const crm = app()
    await crm.ok(
      'add "Li Wei" --tier B --title Buyer --phone "+44 7700 900123" --email li@x.example --tag old --set city=Leeds',
    )
    const before = crm.rows('select * from client')
    crm.write(
      'c.csv',
      'name,job title,tier,phone,e-mail,tags,note,City\nLI WEI,,A,07700 900123,li@y.example,new,likes tea,\n',
    )
    expect(await crm.run('import c.csv')).toEqual({
      code: 0,
      out: 'Imported c.csv: 1 client changed.\nTake it back: crm undo\n',
      err: 'Kept as fields of their own: “city”.\n',
    })
    expect(await line(crm, 'Li Wei')).toBe(
      'Buyer; A; likes tea; +44 7700 900123; li@x.example; li@y.example; +old; +new; city=Leeds',
    )
    expect(await crm.ok('history')).toContain('c.csv: 1 client changed')
    expect(await crm.ok('import c.csv')).toBe('Imported c.csv: nothing to change, 1 already there.\n')
    await crm.ok('undo --yes')
    expect(crm.rows('select * from client')).toEqual(before)
  })

  it.each<[string, string, string[], string]>([
    ['the whole name, however written', 'zhang  WEI,,', ['zhang  WEI', 'Li Na'], ''],
    [
      'an e-mail and a longer name',
      'Zhang Wei Ming,zhang@x.example,',
      ['Zhang Wei Ming', 'Li Na'],
      'line 2: Zhang Wei Ming is taken for #1 Zhang Wei, who has the same e-mail.\n',
    ],
    [
      'an e-mail and a shorter name',
      'Zhang,zhang@x.example,',
      ['Zhang Wei', 'Li Na'],
      'line 2: Zhang is taken for #1 Zhang Wei, who has the same e-mail.\n',
    ],
    [
      'a phone and the name with a title',
      'Dr. Li Na,,(0) 7700 900 124',
      ['Zhang Wei', 'Dr. Li Na'],
      'line 2: Dr. Li Na is taken for #2 Li Na, who has the same phone.\n',
    ],
    [
      'a phone alone is not enough',
      'Li Qiang,,+44 7700 900124',
      ['Zhang Wei', 'Li Na', 'Li Qiang'],
      'line 2: Li Qiang is new; #2 Li Na has +44 7700 900124 too.\n',
    ],
    [
      'an e-mail alone is not enough',
      'Bo Ek,zhang@x.example,',
      ['Zhang Wei', 'Li Na', 'Bo Ek'],
      'line 2: Bo Ek is new; #1 Zhang Wei has zhang@x.example too.\n',
    ],
  ])('%s', async (_name, row, expected, warning) => {
    const crm = app()
    await crm.ok('add "Zhang Wei" --email zhang@x.example')
    await crm.ok('add "Li Na" --phone "+44 7700 900124"')
    crm.write('c.csv', `Name,E-mail,Phone\n${row}\n`)
    const ran = await crm.run('import c.csv')
    expect(ran).toMatchObject({ code: 0, err: warning })
    expect(names(crm)).toEqual(expected)
    expect(await crm.ok('import c.csv')).toContain('nothing to change')
  })

  it('of several of one name the e-mail or phone decides, else the row is bad', async () => {
    const crm = app()
    await crm.ok('add "Li Wei" --email one@x.example')
    await crm.ok('add "Li Wei" --email two@x.example')
    crm.write('c.csv', 'Name,E-mail,Tier\nLi Wei,two@x.example,A\nLi Wei,,B\n')
    const ran = await crm.run('import c.csv --skip-bad')
    expect(ran.out).toContain('1 client changed')
    expect(ran.out).toContain('│    3 │        │ Li Wei can be #1 Li Wei, #2 Li Wei.')
    expect(crm.rows('select tier from client order by id')).toEqual([{ tier: null }, { tier: 'A' }])
  })

  it('the uid knows a client whatever its name, also in a file of ours that was changed by hand', async () => {
    const crm = app()
    await crm.ok('add "Li Wei" --note "=1+1"')
    await crm.ok('add "Li Wei"')
    await crm.ok('export clients -o ours.csv')
    crm.write('ours.csv', crm.read('ours.csv').replace('Li Wei', 'Li Wei-Smith'))
    expect(await crm.ok('import ours.csv')).toContain('1 client changed, 1 already there')
    expect(crm.rows('select name, note from client order by id')).toEqual([
      { name: 'Li Wei-Smith', note: '=1+1' },
      { name: 'Li Wei', note: null },
    ])
  })

  it('a note that begins with an apostrophe stays as it is in a file from elsewhere', async () => {
    const crm = await imported("Name,Notes\nAna,'=1+1\nBen,'tis\n")
    expect(crm.rows('select note from client order by id')).toEqual([{ note: "'=1+1" }, { note: "'tis" }])
  })

  it('archived clients are known, and stay archived', async () => {
    const crm = app()
    await crm.ok('add "Li Wei"')
    await crm.ok('archive "Li Wei" --yes')
    await imported('Name,Tier\nLi Wei,A\n', '', crm)
    expect(crm.rows('select tier, archived_at is not null as archived from client')).toEqual([
      { tier: 'A', archived: 1 },
    ])
  })
})

describe('bad rows of clients', () => {
  it('are told with line, column and reason, and saved to be mended', async () => {
    const crm = app()
    crm.write(
      'in/c.csv',
      'Name,Tier,Birthday,Notes\n"Ana\nMaria",A,1970-13-01,"=1+1"\n,B,,x\nBen,gold,,\nCy,C,,ok,more\nDee,C,,"fine, fine"\n',
    )
    const ran = await crm.run('import in/c.csv --skip-bad')
    expect(ran.out).toBe(
      [
        'Imported in/c.csv: 1 client added, 4 rows are bad.',
        '',
        '┌──────┬──────────┬─────────────────────────────────────────────────────┐',
        '│ Line │ Column   │ Why it is bad                                       │',
        '├──────┼──────────┼─────────────────────────────────────────────────────┤',
        '│    2 │ Birthday │ 1970-13-01 does not exist: months run from 1 to 12. │',
        '│    4 │          │ The row names nobody.                               │',
        '│    5 │ Tier     │ “gold” is no tier: there are A, B, C.               │',
        '│    6 │          │ The row has 5 cells, the header 4.                  │',
        '└──────┴──────────┴─────────────────────────────────────────────────────┘',
        '',
        'Saved to in/c.bad.csv. Mend them there, then: crm import in/c.bad.csv',
        'Take it back: crm undo',
        '',
      ].join('\n'),
    )
    expect(crm.read('in/c.bad.csv')).toBe(
      '\ufeffcrm: why it was left,Name,Tier,Birthday,Notes\r\n' +
        'line 2: Birthday: 1970-13-01 does not exist: months run from 1 to 12.,"Ana\nMaria",A,1970-13-01,\'=1+1\r\n' +
        'line 4: The row names nobody.,,B,,x\r\n' +
        '"line 5: Tier: “gold” is no tier: there are A, B, C.",Ben,gold,,\r\n' +
        '"line 6: The row has 5 cells, the header 4.",Cy,C,,ok,more\r\n',
    )
    crm.write(
      'in/c.bad.csv',
      crm
        .read('in/c.bad.csv')
        .replace('1970-13-01,"', '1970-12-01,"')
        .replace(',,B,,x', ',Eve,B,,x')
        .replace(',gold,', ',B,')
        .replace(',more', '')
        .replace(',1970-13-01', ',1970-12-01'),
    )
    await crm.ok('import in/c.bad.csv')
    expect(crm.rows('select name, tier, birthday, note from client order by name')).toEqual([
      { name: 'Ana\nMaria', tier: 'A', birthday: '1970-12-01', note: '=1+1' },
      { name: 'Ben', tier: 'B', birthday: null, note: null },
      { name: 'Cy', tier: 'C', birthday: null, note: 'ok' },
      { name: 'Dee', tier: 'C', birthday: null, note: 'fine, fine' },
      { name: 'Eve', tier: 'B', birthday: null, note: 'x' },
    ])
  })

  it('never write over a file that is there', async () => {
    const crm = app()
    crm.write('c.csv', 'Name,Birthday\nAna,1970-13-01\n')
    crm.write('c.bad.csv', 'mine')
    expect(await crm.ok('import c.csv --skip-bad')).toContain('Saved to c.bad-2.csv.')
    expect(crm.read('c.bad.csv')).toBe('mine')
  })
})

describe('a rehearsal', () => {
  it('says what would be done and does nothing', async () => {
    const crm = app()
    await crm.ok('add "Li Wei" --tier B')
    const before = crm.rows('select * from journal')
    crm.write('c.csv', 'Name,Company,Tier,Tags\nLi Wei,Acme,A,vip\nAna,Acme,B,\n')
    expect(await crm.run('import c.csv --dry-run')).toEqual({
      code: 0,
      out: [
        'Rehearsed c.csv: 1 client added, 1 changed; nothing was written.',
        'With 1 new organisation.',
        '~  #1 Li Wei: tier B → A; organisation – → Acme; +vip',
        '+  Ana',
        '',
      ].join('\n'),
      err: '',
    })
    expect(crm.rows('select * from journal')).toEqual(before)
    expect(names(crm)).toEqual(['Li Wei'])
    await crm.ok('import c.csv')
    expect(names(crm)).toEqual(['Li Wei', 'Ana', 'Acme'])
  })

  it('makes no book', async () => {
    const crm = app()
    crm.write('c.csv', 'Name\nAna\n')
    await crm.ok('import c.csv --dry-run')
    expect(await crm.ok('list')).toContain('No book yet')
  })
})
