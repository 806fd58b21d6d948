import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

/** Makes the book, so that later answers are without its beginning. */
async function begun(
  line = 'add "Zhang Wei" --org "Harbourlight Trading" --phone "+86 138 0013 8000" --email wei@harbour.example',
) {
  const crm = app()
  await crm.ok(line)
  return crm
}

describe('add', () => {
  it('says back what was recorded, and makes the organisation', async () => {
    const crm = app()
    const line = [
      'add "Zhang Wei" --org "Harbourlight Trading" --title "Head of Trading" --tier a --stage active --owner me',
      '--phone "+86 138 0013 8000" --phone "021 555 0199" --email wei@harbour.example --wechat wei_z --address "1 Bund"',
      '--url https://harbour.example --birthday "18 March 1971" --tag vip,board --tag vip --alias 张伟',
      '--set city=上海 --set "favourite tea=oolong" --note "Likes golf"',
    ].join(' ')
    const ran = await crm.run(line)
    expect({ ...ran, err: ran.err.replace(crm.book, '<book>') }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "Your book begins at <book>.
      New organisation #1 Harbourlight Trading.
      ",
        "out": "Added Zhang Wei  #2
      Organisation   Harbourlight Trading #1
      Title          Head of Trading
      Tier           A
      Stage          active
      Owner          tester
      Phone          +86 138 0013 8000
      Phone          021 555 0199
      E-mail         wei@harbour.example
      WeChat         wei_z
      Address        1 Bund
      Web            https://harbour.example
      Birthday       18 March 1971, turns 56 on Thu 2027-03-18 (in 116 days)
      Tags           vip, board
      Also           张伟
      city           上海
      favourite tea  oolong
      Note           Likes golf
      ",
      }
    `)
    expect(crm.rows('select id, kind, name, org_id, tier, owner, birthday from client')).toEqual([
      {
        id: 1,
        kind: 'organisation',
        name: 'Harbourlight Trading',
        org_id: null,
        tier: null,
        owner: null,
        birthday: null,
      },
      {
        id: 2,
        kind: 'person',
        name: 'Zhang Wei',
        org_id: 1,
        tier: 'A',
        owner: 'tester',
        birthday: '1971-03-18',
      },
    ])
    expect(crm.rows('select name from tag order by id').map((row) => row.name)).toEqual(['vip', 'board'])
    expect(
      crm.rows('select kind, key from client_key where client_id = 2 order by kind, key'),
    ).toMatchInlineSnapshot(`
      [
        {
          "key": "wei@harbour.example",
          "kind": "email",
        },
        {
          "key": "zw",
          "kind": "initials",
        },
        {
          "key": "zhang wei",
          "kind": "name",
        },
        {
          "key": "张伟",
          "kind": "name",
        },
        {
          "key": "00138000",
          "kind": "phone",
        },
        {
          "key": "15550199",
          "kind": "phone",
        },
        {
          "key": "zhangwei",
          "kind": "reading",
        },
        {
          "key": "wei",
          "kind": "sound",
        },
        {
          "key": "zhang",
          "kind": "sound",
        },
        {
          "key": "zw",
          "kind": "sound",
        },
        {
          "key": "wei",
          "kind": "word",
        },
        {
          "key": "zhang",
          "kind": "word",
        },
        {
          "key": "张伟",
          "kind": "word",
        },
      ]
    `)
  })

  it('finds the organisation by its name in any case, and points out one nearly called so', async () => {
    const crm = await begun()
    expect(await crm.run('add "Li Wei" --org "HARBOURLIGHT  trading"')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Added Li Wei  #3
      Organisation  Harbourlight Trading #1
      ",
      }
    `)
    expect(await crm.run('add "Ana Pérez" --org "Harbourlight Trading Ltd"')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "New organisation #4 Harbourlight Trading Ltd.
      There is also #1 Harbourlight Trading, organisation, no contact yet.
      ",
        "out": "Added Ana Pérez  #5
      Organisation  Harbourlight Trading Ltd #4
      ",
      }
    `)
  })

  it('adds an organisation', async () => {
    const crm = await begun()
    expect(await crm.run('add "Acme, Inc" --organisation --url https://acme.example')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Added Acme, Inc  #3  organisation
      Web  https://acme.example
      ",
      }
    `)
    expect((await crm.run('add "Acme Sub" --organisation --org "Acme, Inc"')).err).toMatchInlineSnapshot(`
      "crm: An organisation does not belong to an organisation: leave --org out.
      "
    `)
  })

  it('gives the whole file as JSON', async () => {
    const crm = await begun()
    expect(
      JSON.parse(await crm.ok('add 王芳 --birthday 03-18 --set city=上海 --json')),
    ).toMatchInlineSnapshot(
      { uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      `
      {
        "aliases": [],
        "archived_at": null,
        "birthday": "--03-18",
        "created_at": "2026-11-22T10:00:00+00:00",
        "fields": {
          "city": "上海",
        },
        "id": 3,
        "kind": "person",
        "last_day": null,
        "name": "王芳",
        "note": null,
        "org": null,
        "owner": null,
        "points": [],
        "stage": null,
        "tags": [],
        "tier": null,
        "title": null,
        "uid": StringMatching /\\^\\[0-9a-f-\\]\\{36\\}\\$/,
        "updated_at": "2026-11-22T10:00:00+00:00",
      }
    `,
    )
  })

  it('refuses an e-mail or a phone that another client has, in any format, unless --yes', async () => {
    const crm = await begun()
    expect(await crm.run('add "W. Zhang" --phone 138-0013-8000')).toMatchInlineSnapshot(`
      {
        "code": 4,
        "err": "crm: Another client has this already; it may be the same one.
        138-0013-8000: #2 Zhang Wei, Harbourlight Trading, no contact yet
      Try: the same command with --yes
      ",
        "out": "",
      }
    `)
    expect(
      await crm.run('add "W. Zhang" --org "New Ltd" --email WEI@Harbour.example'),
    ).toMatchInlineSnapshot(`
      {
        "code": 4,
        "err": "crm: Another client has this already; it may be the same one.
        WEI@Harbour.example: #2 Zhang Wei, Harbourlight Trading, no contact yet
      Try: the same command with --yes
      ",
        "out": "",
      }
    `)
    expect(crm.rows('select count(*) as clients from client')).toEqual([{ clients: 2 }])
    expect((await crm.run('add "W. Zhang" --phone 138-0013-8000 --yes')).code).toBe(0)
  })

  it('lets a person have the number of the organisation', async () => {
    const crm = await begun('add "Acme Ltd" --organisation --phone "0113 496 0000"')
    expect((await crm.run('add Bob --org acme --phone "0113 496 0000"')).code).toBe(4)
    expect((await crm.run('add Bob --org "acme ltd" --phone "0113 496 0000"')).code).toBe(0)
  })

  it('asks on a terminal whether a likely duplicate is meant', async () => {
    const crm = await begun()
    const terminal = { terminal: {}, answers: [true], env: { NO_COLOR: '1' } }
    expect((await crm.run('add "W. Zhang" --phone 13800138000', terminal)).code).toBe(0)
    expect(crm.asked).toEqual(['Go on all the same?'])
  })

  it('points out a name that is the same or nearly so', async () => {
    const crm = await begun()
    const notices = async (name: string) => (await crm.run(['add', name])).err
    expect(await notices('zhang wei')).toBe(
      'The same name: #2 Zhang Wei, Harbourlight Trading, no contact yet.\n',
    )
    expect(await notices('Wei Zhang')).toMatch(/^Nearly the same name: #2 Zhang Wei/)
    expect(await notices('Zheng Wei')).toMatch(/^Nearly the same name: #2 Zhang Wei/)
    expect(await notices('Zhang Wie')).toMatch(/^Nearly the same name: #2 Zhang Wei/)
    await crm.ok('add "Jürgen Müller"')
    expect(await notices('Juergen Mueller')).toMatch(/^Nearly the same name: #\d+ Jürgen Müller/)
    expect(await notices('Li Wei')).toBe('')
    expect(await notices('张伟')).toBe('')
    expect(await notices('张强')).toBe('')
  })

  it('takes the spelling that tags and fields have already', async () => {
    const crm = await begun('add "Zhang Wei" --tag VIP --set City=Leeds')
    await crm.ok('add "Li Wei" --tag vip --set city=York')
    expect(crm.rows('select distinct name from tag')).toEqual([{ name: 'VIP' }])
    expect(crm.rows('select distinct name from attribute')).toEqual([{ name: 'City' }])
  })

  it.each([
    ['add', 'What is the name?', 'crm add "Zhang Wei" --tier A'],
    ['add "  "', 'A name must have something to see in it.', undefined],
    ['add Bob --tier D', '--tier takes one of A, B, C, not “D”.', 'crm add --help'],
    [
      'add Bob --birthday "30 Feb"',
      '“30 Feb” is no birthday that exists.',
      '--birthday 1971-03-18, or --birthday 03-18 without the year',
    ],
    [
      'add Bob --birthday 1971-02-29',
      '“1971-02-29” is no birthday that exists.',
      '--birthday 1971-03-18, or --birthday 03-18 without the year',
    ],
    ['add Bob --birthday 3/4/1980', '“3/4/1980” can be 1980-04-03 or 1980-03-04.', '--birthday 1980-04-03'],
    ['add Bob --email bob', '--email takes an address such as wei@example.com, not “bob”.', undefined],
    ['add Bob --set city', '--set takes field=value such as city=Leeds, not “city”.', undefined],
    [
      'add Bob --set tier=A',
      '“tier” is a word of filters and cannot be a field of your own.',
      '--tier in place of --set tier=',
    ],
    ['add Bob --tag none', '“none” cannot be a tag: no filter could ask for it.', undefined],
    ['add Bob --tiers A', 'Unknown option --tiers; did you mean --tier?', 'crm add --help'],
  ])('%s is refused', async (line, message, tip) => {
    const crm = app()
    expect(await crm.run(line)).toEqual({
      code: 2,
      out: '',
      err: `crm: ${message}\n${tip ? `Try: ${tip}\n` : ''}`,
    })
    expect((await crm.run('list')).out).toMatch(/^No book yet/)
  })

  it('keeps a phone that is no number as written, and says so', async () => {
    const crm = await begun()
    const { code, err } = await crm.run('add Bob --phone "ask Anna"')
    expect({ code, err }).toEqual({
      code: 0,
      err: '“ask Anna” is kept as written; it is no phone number to be found by.\n',
    })
  })

  it('asks on a terminal for what is missing', async () => {
    const crm = app()
    const answers = ['', 'Ana Pérez', 'B', 'Bodegas Álvarez', '+34 600 123 456', 'ana', 'ana@example.com']
    const ran = await crm.run('add', { terminal: {}, answers, env: { NO_COLOR: '1' } })
    expect(ran.out).toMatchInlineSnapshot(`
      "Added Ana Pérez  #2
      Organisation  Bodegas Álvarez #1
      Tier          B
      Phone         +34 600 123 456
      E-mail        ana@example.com
      "
    `)
    expect(crm.asked).toMatchInlineSnapshot(`
      [
        "Name?",
        "A name must have something to see in it.",
        "Name?",
        "Tier?",
        "Organisation?",
        "Phone?",
        "E-mail?",
        "--email takes an address such as wei@example.com, not “ana”.",
        "E-mail?",
      ]
    `)
    const interrupted = app()
    expect((await interrupted.run('add', { terminal: {}, answers: ['Bob', 'Ctrl-C'] })).code).toBe(130)
    expect((await interrupted.run('list')).out).toMatch(/^No book yet/)
  })

  it('asks on a terminal whether a client of nearly the same name is another one', async () => {
    const crm = await begun()
    const no = await crm.run('add', { terminal: {}, answers: ['Zhang Wie', false], env: { NO_COLOR: '1' } })
    expect(no).toEqual({ code: 4, out: '', err: 'crm: Nothing was changed.\n' })
    expect(crm.asked.at(-1)).toBe(
      'There is already #2 Zhang Wei, Harbourlight Trading, no contact yet. Is this somebody else?',
    )
    const answers = ['Zhang Wie', true, 'none', 'Harbourlight Trading', '', '']
    const yes = await crm.run('add --json', { terminal: {}, answers })
    expect(JSON.parse(yes.out)).toMatchObject({ name: 'Zhang Wie', org: { id: 1 } })
  })

  it('keeps hostile texts exactly and prints them harmless', async () => {
    const crm = await begun()
    const hostile = [
      '\u001b]0;pwned\u0007',
      '=HYPERLINK("x")',
      '\u202eevil',
      "Robert'); drop table client;--",
      '<script>',
      '𝒳👩‍👩‍👧',
      ' two  spaces ',
    ]
    for (const name of hostile) {
      const ran = await crm.run([
        'add',
        name,
        '--note',
        name,
        '--tag',
        `t${hostile.indexOf(name)}`,
        '--set',
        `field=${name}`,
        '--alias',
        name,
        '--json',
      ])
      const file = JSON.parse(ran.out)
      expect([file.name, file.note, file.aliases, file.fields]).toEqual([name, name, [name], { field: name }])
      const shown = await crm.ok(`show "#${file.id}"`)
      expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
      expect(JSON.parse(await crm.ok(`show "#${file.id}" --json`)).name).toBe(name)
    }
    expect(JSON.parse(await crm.ok('list --json')).map((client: { name: string }) => client.name)).toEqual(
      expect.arrayContaining(hostile),
    )
  })

  it('is undone in one step, the organisation with it', async () => {
    const crm = await begun('add "Li Wei"')
    await crm.ok('add "Zhang Wei" --org Harbourlight --tag vip --phone 13800138000')
    expect(await crm.ok('undo')).toContain('Zhang Wei and Harbourlight')
    for (const table of ['contact_point', 'tag', 'alias', 'attribute'])
      expect(crm.rows(`select * from ${table}`)).toEqual([])
    expect(crm.rows('select name from client')).toEqual([{ name: 'Li Wei' }])
  })
})

it('points out the organisation of one word that a slip tells from another', async () => {
  const crm = app()
  await crm.ok('add Acme --organisation')
  const { code, err } = await crm.run('add "Bob Stone" --org Acmee')
  expect(code).toBe(0)
  expect(err).toContain('Acme')
  expect(err).toContain('#1')
})
