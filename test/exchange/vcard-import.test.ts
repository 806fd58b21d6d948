import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

const PHONE = `BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//iPhone OS 17.5//EN\r
N:Pérez;Ana;María;;\r
FN:Ana María Pérez\r
ORG:Acme GmbH;Sales\r
TITLE:Head of Sales\r
item1.EMAIL;type=INTERNET;type=pref:ana@acme.example\r
item1.X-ABLabel:_$!<Other>!$_\r
TEL;type=CELL;type=VOICE;type=pref:+34 600 123 456\r
TEL;type=WORK;type=FAX:+34 911 000 111\r
item2.ADR;type=HOME;type=pref:;;Calle Mayor 1;Madrid;;28013;Spain\r
item2.X-ABADR:es\r
BDAY;value=date:1604-03-18\r
NOTE:Met at the fair\\, likes\r
  tea\\nsecond line\r
CATEGORIES:vip,Friends\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r
 AAAA\r
END:VCARD\r
`
const BROKEN = `BEGIN:VCARD\r
VERSION:3.0\r
FN:Li Wei\r
this is no line\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:;;;;\r
TEL;TYPE=CELL:10086\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:王 伟\r
N:王;伟;;;\r
END:VCARD\r
`

const written = (crm: App) => crm.rows('select kind, name, title, birthday, note from client order by id')

describe('importing an address book', () => {
  it('takes the cards in as clients, says what it left out, and changes nothing the second time', async () => {
    const crm = app()
    crm.write('contacts.vcf', PHONE)
    expect(await crm.run('import contacts.vcf')).toEqual({
      code: 0,
      out: 'Imported contacts.vcf: 1 client added.\nWith 1 new organisation.\nTake it back: crm undo\n',
      err: `Your book begins at ${crm.book}.\nLeft out: 1 photo.\n`,
    })
    expect(written(crm)).toEqual([
      {
        kind: 'person',
        name: 'Ana María Pérez',
        title: 'Head of Sales',
        birthday: '--03-18',
        note: 'Met at the fair, likes tea\nsecond line',
      },
      { kind: 'organisation', name: 'Acme GmbH', title: null, birthday: null, note: null },
    ])
    expect(crm.rows('select kind, label, value from contact_point order by id')).toEqual([
      { kind: 'email', label: 'other', value: 'ana@acme.example' },
      { kind: 'phone', label: 'mobile', value: '+34 600 123 456' },
      { kind: 'address', label: 'home', value: 'Calle Mayor 1, Madrid, 28013, Spain' },
      { kind: 'phone', label: 'work fax', value: '+34 911 000 111' },
    ])
    expect(crm.rows('select name from tag order by id')).toEqual([{ name: 'vip' }, { name: 'Friends' }])
    expect(await crm.run('import contacts.vcf')).toEqual({
      code: 0,
      out: 'Imported contacts.vcf: nothing to change, 1 already there.\n',
      err: 'Left out: 1 photo.\n',
    })
    await crm.ok('undo --yes')
    expect(written(crm)).toEqual([])
  })

  it('is rehearsed', async () => {
    const crm = app()
    crm.write('contacts.vcf', PHONE)
    expect((await crm.run('import contacts.vcf --dry-run')).out).toBe(
      'Rehearsed contacts.vcf: 1 client added; nothing was written.\nWith 1 new organisation.\n+  Ana María Pérez\n',
    )
    expect(await crm.ok('list')).toContain('No book yet')
  })

  it('writes nothing where a card is bad, or the others with --skip-bad and saves the bad ones', async () => {
    const crm = app()
    crm.write('contacts.vcf', BROKEN)
    const refused = await crm.run('import contacts.vcf')
    expect(refused).toEqual({
      code: 2,
      out: `Nothing was imported from contacts.vcf: 2 cards are bad.
With --skip-bad 1 client would be added; the bad cards are saved to be mended.

┌──────┬────────┬─────────────────────────────────────────┐
│ Line │ Card   │ Why it is bad                           │
├──────┼────────┼─────────────────────────────────────────┤
│    4 │ card 1 │ “this is no line” is no line of a card. │
│    6 │ card 2 │ The card names nobody.                  │
└──────┴────────┴─────────────────────────────────────────┘
`,
      err: '',
    })
    const skipped = await crm.run('import contacts.vcf --skip-bad')
    expect(skipped.code).toBe(0)
    expect(skipped.out).toContain(
      'Saved to contacts.bad.vcf. Mend them there, then: crm import contacts.bad.vcf',
    )
    expect(written(crm).map(({ name }) => name)).toEqual(['王伟'])
    expect(crm.read('contacts.bad.vcf')).toBe(
      'BEGIN:VCARD\r\nX-CRM-REASON:line 4: “this is no line” is no line of a card.\r\nVERSION:3.0\r\nFN:Li Wei\r\n' +
        'this is no line\r\nEND:VCARD\r\nBEGIN:VCARD\r\nX-CRM-REASON:line 6: The card names nobody.\r\nVERSION:3.0\r\n' +
        'N:;;;;\r\nTEL;TYPE=CELL:10086\r\nEND:VCARD\r\n',
    )
    crm.write(
      'contacts.bad.vcf',
      crm
        .read('contacts.bad.vcf')
        .replace('\r\nthis is no line', '\r\nNOTE:mended')
        .replace('N:;', 'N:Hotline;'),
    )
    expect(await crm.ok('import contacts.bad.vcf')).toContain('2 clients added')
  })

  it('keeps every line of a bad card, in whatever encoding it came', async () => {
    const crm = app()
    const card =
      'BEGIN:VCARD\nVERSION:2.1\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=0D=0Aa=3Db=\n =20c\nPHOTO;BASE64:AAAA\n\nEND:VCARD\n'
    crm.write('c.vcf', card)
    await crm.run('import c.vcf --skip-bad')
    const saved = crm.read('c.bad.vcf')
    expect(saved).not.toContain('PHOTO')
    crm.write('d.vcf', saved.replace('VERSION:2.1', 'VERSION:2.1\r\nN:Wang'))
    await crm.ok('import d.vcf')
    expect(written(crm)).toMatchObject([{ name: 'Wang', note: '王\na=b  c' }])
  })

  it('is known by its cards, with prose above them and from standard input', async () => {
    const crm = app()
    const stdin = 'Exported by Some Program\n\nBEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n'
    expect(await crm.run('import -', { stdin })).toEqual({
      code: 0,
      out: 'Imported standard input: 1 client added.\nTake it back: crm undo\n',
      err: `Your book begins at ${crm.book}.\n1 line outside of cards: not read (the first is line 1).\n`,
    })
  })

  it('says what is too large, and takes in what stands beside it', async () => {
    const crm = app()
    const card = (name: string, line: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\n${line}\nEND:VCARD\n`
    crm.write(
      'c.vcf',
      card('A', `NOTE:${'x'.repeat(1 << 20)}`) +
        card('B', 'TEL:1\n'.repeat(1001)) +
        card('C', `X-FOO:${'x'.repeat(2 << 20)}`) +
        card('D', `PHOTO;ENCODING=b:${`${'A'.repeat(75)}\n `.repeat(100_000)}`),
    )
    const { bad, remarks } = JSON.parse((await crm.run('import c.vcf --skip-bad --json')).out)
    expect(bad.map(({ line, reason }: { line: number; reason: string }) => `${line} ${reason}`)).toEqual([
      '4 The line is longer than 1 MB.',
      '6 The card has more than 1000 lines.',
    ])
    expect(remarks).toEqual(['Left out: 1 attachment, 1 photo.'])
    expect(written(crm).map(({ name }) => name)).toEqual(['C', 'D'])
  })

  it('takes the encoding of lines that say none', async () => {
    const crm = app()
    crm.write('c.vcf', Buffer.from('BEGIN:VCARD\nVERSION:2.1\nN:\xd0\xeb\xd0\xe8\nEND:VCARD\n', 'latin1'))
    await crm.ok('import c.vcf --encoding windows-1252')
    expect(written(crm)).toMatchObject([{ name: 'ÐëÐè' }])
  })

  it.each([
    ['--as clients', '--as'],
    ['--as touchpoints', '--as'],
    ['--map N=name', '--map'],
    ['--delimiter ;', '--delimiter'],
    ['--create-clients', '--create-clients'],
    ['--remove', '--remove'],
  ])('refuses %s', async (options, option) => {
    const crm = app()
    crm.write('contacts.vcf', PHONE)
    expect(await crm.run(['import', 'contacts.vcf', ...options.split(' ')])).toEqual({
      code: 2,
      out: '',
      err: `crm: contacts.vcf is an address book: ${option} is not for it.\nTry: crm import contacts.vcf\n`,
    })
  })

  it('takes the name of a group as a tag of its members, and a UID only once', async () => {
    const crm = app()
    const uid = '0190c0de-0000-7000-8000-00000000000'
    crm.write(
      'c.vcf',
      `BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Book club\nMEMBER:urn:uuid:${uid}1\nEND:VCARD\n` +
        `BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nUID:urn:uuid:${uid}1\nEND:VCARD\n` +
        `BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nUID:urn:uuid:${uid}1\nEND:VCARD\n`,
    )
    const ran = await crm.run('import c.vcf')
    expect(ran.err).toContain('1 group: whose members have the name as a tag.')
    expect(ran.err).toContain('line 15, card 3: A card before has the same UID: it does not count.')
    expect(
      crm.rows(
        'select c.name, t.name as tag from client c left join tag t on t.client_id = c.id order by c.id',
      ),
    ).toEqual([
      { name: 'Ana', tag: 'Book club' },
      { name: 'Bo', tag: null },
    ])
  })

  it('takes a card that does not say what it is for the organisation of that name', async () => {
    const crm = app()
    await crm.ok('add "Deutsche Bank" --organisation')
    crm.write(
      'c.vcf',
      'BEGIN:VCARD\nVERSION:3.0\nFN:Deutsche Bank\nN:Bank;Deutsche;;;\nTEL:+49 69 91000\nEND:VCARD\n',
    )
    expect(await crm.ok('import c.vcf')).toContain('1 client changed')
    expect(written(crm)).toMatchObject([{ name: 'Deutsche Bank', kind: 'organisation' }])
  })

  it('knows a renamed contact by its UID, and a number written in another way', async () => {
    const crm = app()
    const card = (name: string, tel: string) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nUID:0190c0de-0000-7000-8000-000000000001\nTEL:${tel}\nEND:VCARD\n`
    crm.write('a.vcf', card('Ana Pérez', '+34 600 123 456'))
    await crm.ok('import a.vcf')
    crm.write('b.vcf', card('Ana García', '+34600123456'))
    expect(await crm.ok('import b.vcf --dry-run')).toContain('name Ana Pérez → Ana García')
    await crm.ok('import b.vcf')
    expect(crm.rows('select value from contact_point')).toEqual([{ value: '+34 600 123 456' }])
  })
})

describe('exporting an address book', () => {
  it('writes vCard 4.0 and 3.0', async () => {
    const crm = app()
    await crm.ok(
      'add "Dr. Zhang Wei" --org "Acme; Sons" --tier A --tag vip,board --phone "+86 138 0013 8000" --birthday 03-18 --note "a, b; c"',
    )
    const [person, firm] = crm.rows('select uid from client order by name desc').map(({ uid }) => uid)
    const head = (version: string, uid: unknown, name: string) =>
      `BEGIN:VCARD\r\nVERSION:${version}\r\nPRODID:-//crm//client book//EN\r\nUID:urn:uuid:${uid}\r\nFN:${name}\r\n`
    const foot = 'REV:20261122T100000Z\r\nEND:VCARD\r\n'
    const out = await crm.run('export clients -o out.vcf')
    expect(out).toEqual({ code: 0, out: '', err: 'Wrote out.vcf.\n' })
    expect(crm.read('out.vcf')).toBe(
      `${head('4.0', firm, 'Acme; Sons')}N:;;;;\r\nKIND:org\r\nORG:Acme\\; Sons\r\nX-ABShowAs:COMPANY\r\n${foot}` +
        `${head('4.0', person, 'Dr. Zhang Wei')}N:Wei;Zhang;;Dr.;\r\nKIND:individual\r\nORG:Acme\\; Sons\r\nX-CRM-ORG-UID:urn:uuid:${firm}\r\n` +
        `TEL:+86 138 0013 8000\r\nBDAY:--0318\r\nNOTE:a\\, b; c\r\nCATEGORIES:vip,board\r\n${foot}`,
    )
    expect(await crm.ok('export clients kind:person --format vcf --vcard 3.0')).toBe(
      `${head('3.0', person, 'Dr. Zhang Wei')}N:Wei;Zhang;;Dr.;\r\nORG:Acme\\; Sons\r\nX-CRM-ORG-UID:urn:uuid:${firm}\r\n` +
        `TEL:+86 138 0013 8000\r\nBDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-03-18\r\nNOTE:a\\, b\\; c\r\nCATEGORIES:vip,board\r\n${foot}`,
    )
    expect(await crm.ok('history --json')).toContain('2 clients to out.vcf')
  })

  it('refuses a version of what is no address book', async () => {
    const crm = app()
    expect(await crm.run('export clients --vcard 3.0')).toEqual({
      code: 2,
      out: '',
      err: 'crm: --vcard says which version of an address book: the file ends in .vcf.\nTry: crm export clients -o clients.vcf --vcard 3.0\n',
    })
  })
})
