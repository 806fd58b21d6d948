import { describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { rangesOf } from '../../src/find/phrases.ts'
import { clientQuery, contactQuery, followupQuery } from '../../src/find/queries.ts'
import { readAsked } from '../../src/find/words.ts'
import { excerpt } from '../../src/output/excerpt.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { phraseOf } from '../../src/store/search.ts'
import { planOf } from '../clients/books.ts'
import { app } from '../crm.ts'

async function begun() {
  const crm = app()
  for (const line of [
    'add "Zhang Wei" --tier A --tag vip --email zhang@bonds.example --set city=Leeds',
    'add 张伟 --tier B --note "谈国债的老客户"',
    'add "Old Tom"',
    'log "zhang wei" T "asked about bonds and when the new ones come out, because his brother in law has bought some of them" --on 2026-11-12 --next "mon send the bond prospectus"',
    'log 张伟 M "在北京的会议上谈了很久，他想知道国债的利率和期限，下周二之前要给他一个书面的答复，还要附上去年的报告" --on 2026-11-16',
    'log "zhang wei" E "bond: sent the offer" --on 2026-10-02',
    'log "old tom" E "wants zeppelins" --on 2026-10-02',
    'archive "old tom"',
  ])
    await crm.ok(line)
  return crm
}

describe('find', () => {
  it('shows contacts, follow-ups and clients, the newest first, with the hit in its context', async () => {
    const crm = await begun()
    expect(await crm.run('find bond')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "2 contacts: bond
      Day             Code  Client     Note
      ──────────────  ────  ─────────  ───────────────────────────────────────────────
      Thu 2026-11-12  T     Zhang Wei  asked about bonds and when the new ones come
                                       out, because his brother…
      Fri 2026-10-02  E     Zhang Wei  bond: sent the offer

      1 follow-up: bond
      #   Due             Kind       State  Client     What
      ──  ──────────────  ─────────  ─────  ─────────  ────────────────────────
      #1  Mon 2026-11-23  next step  open   Zhang Wei  send the bond prospectus

      1 client: bond
      #   Client     Tier  Found in  Text
      ──  ─────────  ────  ────────  ───────────────────
      #1  Zhang Wei  A     email     zhang@bonds.example
      ",
      }
    `)
    expect(await crm.run('find 利率 --ascii')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "1 contact: 利率
      Day             Code  Client  Note
      --------------  ----  ------  --------------------------------------------------
      Mon 2026-11-16  M     张伟    ...谈了很久，他想知道国债的利率和期限，下周二之前
                                    要给他一个书面的答复...
      ",
      }
    `)
    expect((await crm.run('find bond --limit 1', { terminal: { columns: 100 } })).out).toMatchInlineSnapshot(`
      "[1mThe newest contact: bond[22m
      [1mDay[22m             [1mCode[22m  [1mClient[22m     [1mNote[22m
      [2m──────────────[22m  [2m────[22m  [2m─────────[22m  [2m───────────────────────────────────────────────────────────────────[22m
      Thu 2026-11-12  [36m[1mT[22m[39m     Zhang Wei  asked about [1mbonds[22m and when the new ones come out, because his
                                       brother…

      [1m1 follow-up: bond[22m
      [1m#[22m   [1mDue[22m             [1mKind[22m       [1mState[22m  [1mClient[22m     [1mWhat[22m
      [2m──[22m  [2m──────────────[22m  [2m─────────[22m  [2m─────[22m  [2m─────────[22m  [2m────────────────────────[22m
      [2m#1[22m  Mon 2026-11-23  next step  [35mopen[39m   Zhang Wei  send the [1mbond[22m prospectus

      [1m1 client: bond[22m
      [1m#[22m   [1mClient[22m     [1mTier[22m  [1mFound in[22m  [1mText[22m
      [2m──[22m  [2m─────────[22m  [2m────[22m  [2m────────[22m  [2m───────────────────[22m
      [2m#1[22m  Zhang Wei  A     email     zhang@[1mbonds[22m.example
      "
    `)
    expect(await crm.run('find bond --format markdown --in notes')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "## 2 contacts: bond

      | Day | Code | Client | Note |
      | --- | --- | --- | --- |
      | Thu 2026-11-12 | T | Zhang Wei | asked about **bonds** and when the new ones come out, because his brother… |
      | Fri 2026-10-02 | E | Zhang Wei | **bond**: sent the offer |
      ",
      }
    `)
    expect(await crm.ok('find bond --format csv')).toMatchInlineSnapshot(`
      "Found,Number,Day,Client,Kind,Text
      contact,1,2026-11-12,Zhang Wei,T,"asked about bonds and when the new ones come out, because his brother in law has bought some of them"
      contact,3,2026-10-02,Zhang Wei,E,bond: sent the offer
      follow-up,1,2026-11-23,Zhang Wei,next step,send the bond prospectus
      client,1,,Zhang Wei,email,zhang@bonds.example
      "
    `)
  })

  it('takes filters, segments and days', async () => {
    const crm = await begun()
    await crm.ok('segment save vips tag:vip')
    const found = async (line: string) => {
      const { contacts, followups, clients } = JSON.parse(await crm.ok(`find ${line} --json`))
      return [contacts, followups, clients].map((list: unknown[]) => list.length)
    }
    expect(await found('bond')).toEqual([2, 1, 1])
    expect(await found('bond @vips')).toEqual([2, 1, 1])
    expect(await found('bond -@vips')).toEqual([0, 0, 0])
    expect(await found('bond city:leeds tier:A')).toEqual([2, 1, 1])
    expect(await found('bond --from 2026-11')).toEqual([1, 1, 0])
    expect(await found('bond --to 2026-10')).toEqual([1, 0, 0])
    expect(await found('bond --from "last month" --to "last month"')).toEqual([1, 0, 0])
    expect(await found('bond --in notes,followups')).toEqual([2, 1, 0])
    expect(await found('bond --in follow-ups')).toEqual([0, 1, 0])
    expect(await found('zhang --in names')).toEqual([0, 0, 1])
    expect(await found('bond --in names')).toEqual([0, 0, 0])
    expect(await found('zeppelin archived:all')).toEqual([1, 0, 0])
    expect(await found('"bond: sent" --in notes')).toEqual([1, 0, 0])
    expect(await found('bond --all')).toEqual([2, 1, 1])
  })

  it('gives programs whole texts', async () => {
    const crm = await begun()
    expect(JSON.parse(await crm.ok('find bond --limit 1 --json'))).toEqual({
      contacts: [
        {
          id: 1,
          uid: expect.any(String),
          client_id: 1,
          day: '2026-11-12',
          time: null,
          code: 'T',
          note: 'asked about bonds and when the new ones come out, because his brother in law has bought some of them',
          client: 'Zhang Wei',
          client_uid: expect.any(String),
        },
      ],
      followups: [
        expect.objectContaining({ due: '2026-11-23', what: 'send the bond prospectus', state: 'open' }),
      ],
      clients: [
        {
          id: 1,
          uid: expect.any(String),
          name: 'Zhang Wei',
          kind: 'person',
          tier: 'A',
          found_in: [{ field: 'email', text: 'zhang@bonds.example' }],
        },
      ],
      more: { contacts: true, followups: false, clients: false },
    })
  })

  it('writes a file of each kind into a folder', async () => {
    const crm = await begun()
    await crm.ok('find bond -o found/')
    expect(crm.read('found/contacts.csv')).toContain('bond: sent the offer')
    expect(crm.read('found/follow-ups.csv')).toContain('send the bond prospectus')
    expect(crm.read('found/clients.csv')).toContain('zhang@bonds.example')
  })

  it('says that nothing was found, and what may help', async () => {
    const crm = await begun()
    expect(await crm.run('find zeppelin')).toEqual({
      code: 0,
      out: 'Nothing was found: zeppelin.\n',
      err: 'Archived clients have it: archived:all finds it there.\n',
    })
    expect(await crm.run('find zhagn')).toEqual({
      code: 0,
      out: 'Nothing was found: zhagn.\n',
      err: 'The nearest that is known is “zhang”.\n',
    })
    expect(await crm.run("find 'sent it' tier:A --from 2026-11")).toEqual({
      code: 0,
      out: 'Nothing was found: “sent it”, tier A, since Sunday 1 November 2026.\n',
      err: '',
    })
    expect(await crm.run('find zeppelin --format csv')).toMatchObject({
      out: 'Found,Number,Day,Client,Kind,Text\r\n',
    })
  })

  it.each([
    ['find', 2, 'What is to be found?\nTry: crm find bonds\n'],
    ['find tier:A', 2, 'What is to be found?\nTry: crm find bonds\n'],
    ['find "" " "', 2, 'What is to be found?\nTry: crm find bonds\n'],
    [
      "find '*' '\"\"'",
      2,
      'There is no word in “* ""”: only letters and digits are found.\nTry: crm find bonds\n',
    ],
    [
      'find bond --in letters',
      2,
      '--in takes notes, names, fields, followups, not “letters”.\nTry: crm find bond --in notes,names\n',
    ],
    ['find bond --in names --from 2026', 2, '--from and --to find no names: they have no day.\n'],
    [
      'find bond --from 2026-11 --to 2026-10',
      2,
      'The range from 2026-11-01 to 2026-10-31 ends before it begins.\n',
    ],
    ['find bond --limit 5 --all', 2, 'Either --limit or --all says how many.\n'],
    ['find bond tier:Q', 2, "tier: takes A, B, C or none, not “Q”.\nTry: crm list 'tier:A,B'\n"],
    [
      'find bond @nobody',
      3,
      'There is no segment “nobody”.\nTry: crm segment save nobody tag:vip quiet:30d\n',
    ],
  ])('%s is refused', async (line, code, err) => {
    const crm = await begun()
    expect(await crm.run(line)).toEqual({ code, out: '', err: `crm: ${err}` })
  })

  it('does not offer the word that was looked for, where it is known elsewhere', async () => {
    const crm = await begun()
    const { code, err } = await crm.run('find zhang --in notes')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('keeps a book well, whatever was written into it', async () => {
    const crm = await begun()
    const texts = ['...', '👍', ' ', 'a'.repeat(5000), 'half \ud800', '"; --', 'ß\u0301\u0308', '\u200b']
    for (const [at, text] of texts.entries()) {
      await crm.ok(['log', 'zhang wei', 'T', `${text}`, '--on', `2026-09-0${at + 1}`])
      await crm.ok(['edit', 'zhang wei', '--note', text || 'x', '--alias', `n${at}${text}`])
    }
    await crm.ok('touchpoint edit 1 👍')
    await crm.ok('undo')
    expect(await crm.run('db check')).toMatchObject({ code: 0, err: '' })
  })
})

describe('what is asked', () => {
  it.each([
    [
      ['bond', 'fri'],
      [
        ['bond', true],
        ['fri', true],
      ],
      [],
    ],
    [['fixed deposit'], [['fixed deposit', false]], []],
    [["'bond'"], [['bond', false]], []],
    [['国债'], [['国 债', false]], []],
    [['国债A'], [['国 债 a', true]], []],
    [['tag:vip', '-tag:lost', 'bond', '@x', '-@y'], [['bond', true]], ['tag:vip', '-tag:lost', '@x', '-@y']],
    [['City:Leeds', 'colour:red'], [['colour red', true]], ['City:Leeds']],
    [['org:Acme Ltd', 're: bonds'], [['re bonds', false]], ['org:Acme Ltd']],
    [
      ['https://x.example', '10:30', '@'],
      [
        ['https x example', true],
        ['10 30', true],
      ],
      [],
    ],
    [
      ['-draft', 'Müller', '&', 'Söhne'],
      [
        ['draft', true],
        ['muller', true],
        ['sohne', true],
      ],
      [],
    ],
  ])('%j', (typed, phrases, filter) => {
    const asked = readAsked(typed, ['city'])
    expect(asked.phrases.map(({ words, beginning }) => [words.join(' '), beginning])).toEqual(phrases)
    expect(asked.filter).toEqual(filter)
  })
})

const phrases = (...typed: string[]) =>
  typed.map((word) => phraseOf(word, true)).filter((one) => one !== undefined)

describe('where it stands', () => {
  it.each([
    ['Bonds and bondholders', ['bond'], ['Bonds', 'bondholders']],
    ['asked about bonds', ['asked about', 'about bon'], ['asked about bonds']],
    ['谈了国债，国债', ['国债'], ['国债', '国债']],
    ['国债的利率', ['国债', '债的'], ['国债的']],
    ["Müller's café", ['cafe', 'mullers'], ["Müller's", 'café']],
    ['nothing', ['bond'], []],
  ])('%s: %j', (text, typed, parts) => {
    expect(rangesOf(text, phrases(...typed)).map(([start, end]) => text.slice(start, end))).toEqual(parts)
  })
})

describe('an excerpt', () => {
  const marks =
    (...typed: string[]) =>
    (text: string) =>
      rangesOf(text, phrases(...typed))
  const filler = 'one two three four five six seven eight nine ten eleven twelve'
  it.each([
    ['short bond', 'short bond'],
    [`bond ${filler} ${filler}`, `bond ${filler} one…`],
    [`${filler} bond ${filler}`, '…nine ten eleven twelve bond one two three four five six seven eight…'],
    [`${filler} ${filler} bond`, '…one two three four five six seven eight nine ten eleven twelve bond'],
    [`${'国'.repeat(60)}bond${'债'.repeat(60)}`, `…${'国'.repeat(12)}bond${'债'.repeat(21)}…`],
    [`${'👩‍👩‍👧'.repeat(50)} bond`, `…${'👩‍👩‍👧'.repeat(33)} bond`],
    [`${filler} ${filler}`, `${filler} one two…`],
  ])('%s', (text, shown) => {
    expect(excerpt(text, marks('bond'), false)).toBe(shown)
  })
})

it('names the clients that are called what was typed, where nothing holds it', async () => {
  const crm = await begun()
  await crm.ok('add 李娜 --title 总经理')
  for (const [typed, called] of [
    ['lina', '李娜 #4'],
    ['李总', '李娜 #4'],
    ['ln', '李娜 #4'],
  ])
    expect(await crm.run(`find ${typed}`)).toEqual({
      code: 0,
      out: `Nothing was found: ${typed}.\n`,
      err: `Clients called so: ${called}\n`,
    })
  for (const line of ['find lina tier:A', 'find lina --in notes', 'find nobody'])
    expect((await crm.run(line)).err).not.toContain('called')
})

it('reads the index backwards, and nothing is sorted', async () => {
  const book = (await openBook(':memory:', { stamp: '' })) as Book
  const { where } = await matching(
    book.db,
    readFilter(['tag:vip'], { today: '2026-11-22' as Day, actor: '' }),
  )
  const question = { phrases: phrases('bond', 'fri'), where, from: '2026-01-01' as Day, limit: 21 }
  const plans = [
    contactQuery(book.engine, question),
    followupQuery(book.engine, question),
    clientQuery(book.engine, question, 100),
  ].map((query) => planOf(book, { compile: () => query.compile(book.db) } as never).split('\n'))
  for (const [at, table] of (['touchpoint', 'followup', 'client'] as const).entries()) {
    const plan = plans[at] as string[]
    expect(plan[0]).toMatch(new RegExp(`^SCAN ${table}_search VIRTUAL TABLE INDEX \\d+:.*M0`))
    for (const step of plan.slice(1))
      expect(step).toMatch(/INTEGER PRIMARY KEY|LIST SUBQUERY|COVERING INDEX tag_name|BLOOM/)
  }
  await book.close()
})
