import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

async function begun() {
  const crm = app()
  await crm.ok(
    'add "Zhang Wei" --org "Harbourlight Trading" --tier A --phone "+86 138 0013 8000" --tag vip,board --alias 张伟 --set city=上海 --birthday 1971-03-18 --note "Likes golf"',
  )
  await crm.ok('add "Li Wei" --email li@harbour.example --phone "021 555 0199"')
  return crm
}

describe('edit', () => {
  it('says a birthday without its year as it is typed, and takes none that is still to come', async () => {
    const crm = await begun()
    expect(await crm.ok('edit zhang --birthday 02-29')).toContain('birthday 02-29, was 1971-03-18')
    expect(await crm.ok('edit zhang --birthday 03-01')).toContain('birthday 03-01, was 02-29')
    expect(await crm.ok('edit zhang --clear birthday')).toContain('birthday cleared, was 03-01')
    expect(await crm.run('edit zhang --birthday 2027-01-01')).toEqual({
      code: 2,
      out: '',
      err: 'crm: The birthday 2027-01-01 is still to come.\n',
    })
  })

  it('adds an address once, however often and in whatever case it is given', async () => {
    const crm = await begun()
    await crm.ok('edit zhang --email a@b.example --email A@B.example')
    expect(crm.rows("select value from contact_point where kind = 'email' and client_id = 2")).toEqual([
      { value: 'a@b.example' },
    ])
  })

  it('says what changed, and from what', async () => {
    const crm = await begun()
    expect(
      await crm.run(
        'edit zhang --tier B --title "Head of Trading" --owner me --name "Zhang Weiming" --note "Likes tea" --set City=Shanghai --phone "+86 139 0000 1111" --remove "138 0013 8000" --tag golf --remove vip',
      ),
    ).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Changed Zhang Weiming  #2
        phone +86 138 0013 8000 taken away
        tag vip taken away
        name Zhang Weiming, was Zhang Wei
        title Head of Trading
        tier B, was A
        owner tester
        note Likes tea, was Likes golf
        city Shanghai, was 上海
        phone +86 139 0000 1111 added
        tag golf added
      ",
      }
    `)
    expect(crm.rows('select name, value from attribute')).toEqual([{ name: 'city', value: 'Shanghai' }])
    expect(crm.rows('select value from contact_point where client_id = 2')).toEqual([
      { value: '+86 139 0000 1111' },
    ])
    expect(crm.rows("select key from client_key where client_id = 2 and kind = 'name'")).toEqual([
      { key: 'zhang weiming' },
      { key: '张伟' },
    ])
  })

  it('empties fields, and all values of a kind', async () => {
    const crm = await begun()
    expect(
      await crm.run('edit zhang --clear org,tier,birthday,note --clear phone,tag,alias,CITY'),
    ).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Changed Zhang Wei  #2
        phone +86 138 0013 8000 taken away
        tag vip taken away
        tag board taken away
        alias 张伟 taken away
        city 上海 taken away
        organisation cleared, was Harbourlight Trading
        tier cleared, was A
        birthday cleared, was 1971-03-18
        note cleared, was Likes golf
      ",
      }
    `)
    const file = JSON.parse(await crm.ok('show "zhang wei" --json'))
    expect([
      file.org,
      file.tier,
      file.birthday,
      file.note,
      file.points,
      file.tags,
      file.aliases,
      file.fields,
    ]).toEqual([null, null, null, null, [], [], [], {}])
  })

  it('takes what is so already for no change, and leaves no trace of it', async () => {
    const crm = await begun()
    const before = crm.rows('select * from journal')
    expect(
      await crm.run(
        'edit zhang --tier a --tag VIP --phone 13800138000 --set city=上海 --org "harbourlight trading"',
      ),
    ).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Nothing to change: Zhang Wei  #2
      ",
      }
    `)
    expect(crm.rows('select * from journal')).toEqual(before)
  })

  it('gives a new value to what it clears', async () => {
    const crm = await begun()
    await crm.ok('edit zhang --clear phone,tier --phone "+86 139 0000 1111" --tier C')
    const file = JSON.parse(await crm.ok('show "zhang wei" --json'))
    expect([file.tier, file.points.map((point: { value: string }) => point.value)]).toEqual([
      'C',
      ['+86 139 0000 1111'],
    ])
  })

  it('moves a person to another organisation', async () => {
    const crm = await begun()
    expect(await crm.run('edit zhang --org "Acme Ltd"')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "New organisation #4 Acme Ltd.
      ",
        "out": "Changed Zhang Wei  #2
        organisation Acme Ltd, was Harbourlight Trading
      ",
      }
    `)
  })

  it.each([
    ['edit nobody --tier A', 3, 'No client fits “nobody”.', 'crm add "nobody"'],
    ['edit zhang', 2, 'What is to change about Zhang Wei?', 'crm edit --help'],
    ['edit zhang --tier X', 2, '--tier takes one of A, B, C, not “X”.', 'crm edit --help'],
    [
      'edit zhang --birthday 30.02.1971',
      2,
      '“30.02.1971” is no birthday that exists.',
      '--birthday 1971-03-18, or --birthday 03-18 without the year',
    ],
    [
      'edit zhang --email li@harbour.example',
      4,
      'Another client has this already; it may be the same one.\n  li@harbour.example: #3 Li Wei, no contact yet',
      'the same command with --yes',
    ],
    [
      'edit zhang --remove 12345',
      3,
      'Zhang Wei has no “12345” to take away.\n  there is: +86 138 0013 8000, 张伟, vip, board',
      undefined,
    ],
    [
      'edit zhang --clear teir',
      2,
      'There is no field “teir” to clear.\n  fields: org, title, tier, stage, owner, birthday, note, email, phone, address, wechat, url, tag, alias, city',
      undefined,
    ],
    ['edit harbour --org "Acme"', 2, 'An organisation does not belong to an organisation.', undefined],
    [
      'edit zhang --kind organisation',
      2,
      'An organisation does not belong to an organisation.',
      'crm edit "#2" --kind organisation --clear org',
    ],
    [
      'edit harbour --kind person',
      4,
      'Harbourlight Trading has a person: it stays an organisation.',
      'crm show "#1"',
    ],
    ['edit "li wei" --name "  "', 2, 'A name must have something to see in it.', undefined],
  ])('%s is refused, and changes nothing', async (line, code, message, tip) => {
    const crm = await begun()
    const before = crm.rows('select * from client')
    expect(await crm.run(line)).toEqual({
      code,
      out: '',
      err: `crm: ${message}\n${tip ? `Try: ${tip}\n` : ''}`,
    })
    expect(crm.rows('select * from client')).toEqual(before)
  })

  it('is undone in one step', async () => {
    const crm = await begun()
    const before = await crm.ok('show "zhang wei" --json')
    await crm.ok(
      'edit zhang --clear phone,tag,alias,org,city --name "Old Zhang" --tag new --email new@example.com',
      { time: '11:00' },
    )
    await crm.ok('undo')
    expect(await crm.ok('show "zhang wei" --json')).toBe(before)
  })

  it('asks which one on a terminal', async () => {
    const crm = await begun()
    const terminal = { terminal: {}, answers: ['Li Wei'], env: { NO_COLOR: '1' } }
    expect((await crm.run('edit wei --tier B', terminal)).out).toBe('Changed Li Wei  #3\n  tier B\n')
    expect(crm.asked).toEqual(['Which “wei”?'])
  })

  it('asks on a terminal who and what is to change, field by field, until that is all', async () => {
    const crm = await begun()
    const answers = [
      'Li Wei',
      'Tier',
      'B',
      'Birthday',
      '30 Feb',
      '03-18',
      'Phone',
      '12',
      'Phone',
      '+1 555 010 9999',
    ]
    const ran = await crm.run('edit', {
      terminal: {},
      answers: [...answers, 'Note', 'Ctrl-O', 'That is all'],
      env: { NO_COLOR: '1', EDITOR: 'nano' },
      edited: 'first line\nsecond line\n',
    })
    expect(ran).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Changed Li Wei  #3
        phone 021 555 0199 taken away
        tier B
        birthday 03-18
        note
        phone +1 555 010 9999 added
      ",
      }
    `)
    expect(crm.asked).toMatchInlineSnapshot(`
      [
        "Who is to be changed?",
        "What is to change about Li Wei?",
        "Tier?",
        "What else?",
        "Birthday",
        "“30 Feb” is no birthday that exists.",
        "Birthday",
        "What else?",
        "Phone",
        "What else?",
        "Phone",
        "What else?",
        "Note",
        "What else?",
      ]
    `)
  })

  it('changes nothing where nothing is to change, and takes a value away by emptying it', async () => {
    const crm = await begun()
    const nothing = await crm.run('edit li', { terminal: {}, answers: ['nothing'] })
    expect(nothing.code).toBe(2)
    await crm.ok('edit li --tier A --phone "+1 555 0100"')
    const answers = ['Tier', 'none', 'Phone', '', 'That is all']
    const ran = await crm.run('edit li', { terminal: {}, answers, env: { NO_COLOR: '1' } })
    expect(ran.out).toMatchInlineSnapshot(`
      "Changed Li Wei  #3
        phone 021 555 0199 taken away
        tier cleared, was A
      "
    `)
  })

  it('is refused without a name where nobody can be asked', async () => {
    expect(await app().run('edit')).toEqual({
      code: 2,
      out: '',
      err: 'crm: Who is to be changed?\nTry: crm edit zhang --tier B\n',
    })
  })
})
