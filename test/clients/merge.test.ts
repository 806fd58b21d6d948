import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

async function begun() {
  const crm = app()
  await exampleBook(crm)
  await crm.ok(
    'add "W. Zhang" --phone "0086 138 0013 8000" --email w.zhang@private.example --tag golf,vip --tier C --set home=Leeds --birthday 1971-03-18 --note "second record" --alias Weizi --yes',
  )
  await crm.ok('log "w. zhang" E "private mail" --on 2026-11-20 --next "mon call"')
  await crm.ok('log "zhang wei,w. zhang" M "dinner" --on 2026-11-21')
  return crm
}

/** All that a merge may touch. */
const rows = (crm: Awaited<ReturnType<typeof begun>>) =>
  ['client', 'contact_point', 'attribute', 'alias', 'tag', 'touchpoint', 'followup', 'client_key'].map(
    (table) => crm.rows(`select * from ${table} order by 1, 2, 3`),
  )

describe('merge', () => {
  it('says what would happen, and does nothing without a yes', async () => {
    const crm = await begun()
    const before = rows(crm)
    expect(await crm.run('merge "zhang wei" "w. zhang"')).toMatchInlineSnapshot(`
      {
        "code": 4,
        "err": "crm: W. Zhang #6 would become part of Zhang Wei #2.
        moves: 1 contact, 1 follow-up, 1 contact point, 1 tag, 1 field
        1 contact of a meeting with both counts once
        tier stays A, not C
      Try: the same command with --yes
      ",
        "out": "",
      }
    `)
    expect(rows(crm)).toEqual(before)
  })

  it('makes one client of two', async () => {
    const crm = await begun()
    expect(await crm.run('merge "zhang wei" "w. zhang" --yes')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Merged W. Zhang into Zhang Wei  #2
        moves: 1 contact, 1 follow-up, 1 contact point, 1 tag, 1 field
        1 contact of a meeting with both counts once
        tier stays A, not C
      ",
      }
    `)
    expect(await crm.ok('show "w. zhang"')).toMatchInlineSnapshot(`
      "Zhang Wei  #2
      Organisation  Harbourlight Trading #1
      Tier          A
      Phone         +86 138 0013 8000
      E-mail        zhang@harbourlight.example
      E-mail        w.zhang@private.example
      Birthday      18 March 1971, turns 56 on Thu 2027-03-18 (in 116 days)
      Tags          vip, golf
      Also          Weizi, W. Zhang
      city          Leeds
      hobby         sailing
      home          Leeds
      Note          second record
      Last contact  Sat 2026-11-21, yesterday

      Open
      #   Due             State     What
      ──  ──────────────  ────────  ───────────────
      #1  Mon 2026-11-23  tomorrow  send prospectus
      #3  Mon 2026-11-23  tomorrow  call

      Contacts
      #   Day             Code  Note
      ──  ──────────────  ────  ─────────────────
      #5  Sat 2026-11-21  M     dinner
      #4  Fri 2026-11-20  E     private mail
      #1  Thu 2026-11-12  T     asked about bonds
      "
    `)
    expect(
      crm.rows(
        'select name, merged_into, archived_at is not null as archived, last_day from client where id = 6',
      ),
    ).toEqual([{ name: 'W. Zhang', merged_into: 2, archived: 1, last_day: null }])
    expect(await crm.ok('list zhang -张 --json').then(JSON.parse)).toHaveLength(1)
    expect(await crm.ok('list archived:all --json').then(JSON.parse)).toHaveLength(5)
  })

  it('is undone in one step, to the very rows before', async () => {
    const crm = await begun()
    const before = rows(crm)
    await crm.ok('merge "zhang wei" "w. zhang" --yes')
    await crm.ok('undo')
    expect(rows(crm)).toEqual(before)
  })

  it('brings the people of an organisation along, and what was merged before', async () => {
    const crm = await begun()
    await crm.ok('add "Harbourlight Trading Ltd" --organisation')
    await crm.ok('add "Harbour Trading" --organisation')
    await crm.ok('merge "harbourlight trading" "harbour trading" --yes')
    await crm.ok('merge "harbourlight trading ltd" "#1" --yes')
    expect(
      crm.rows(
        'select name, org_id, merged_into from client where org_id is not null or merged_into is not null order by id',
      ),
    ).toEqual([
      { name: 'Harbourlight Trading', org_id: null, merged_into: 7 },
      { name: 'Zhang Wei', org_id: 7, merged_into: null },
      { name: 'Li Wei', org_id: 7, merged_into: null },
      { name: 'Harbour Trading', org_id: null, merged_into: 7 },
    ])
    expect(JSON.parse(await crm.ok('show "harbour trading" --json'))).toMatchObject({
      id: 7,
      last_day: '2026-11-21',
    })
  })

  it('brings a contact plan along where the kept client has none, and ends it where it has', async () => {
    const crm = await begun()
    const rules = () =>
      crm.rows("select client_id, codes, every from plan where scope = 'client' order by id")
    await crm.ok('plan set "w. zhang" "T every 14d, M every 3m"')
    const before = rules()
    expect(await crm.ok('merge "zhang wei" "w. zhang" --yes')).toContain('its contact plan')
    expect(rules()).toEqual(before.map((rule) => ({ ...rule, client_id: 2 })))
    await crm.ok('undo')
    expect(rules()).toEqual(before)
    await crm.ok('plan set "zhang wei" "any every 30d"')
    const both = rules()
    expect(await crm.ok('merge "zhang wei" "w. zhang" --yes')).toContain('contact plan stays the one it has')
    expect(rules()).toEqual([{ client_id: 2, codes: null, every: '30d' }])
    await crm.ok('undo')
    expect(rules()).toEqual(both)
  })

  it('says birthdays as they are typed', async () => {
    const crm = await begun()
    await crm.ok('edit "zhang wei" --birthday 03-18')
    await crm.ok('edit "w. zhang" --birthday 03-19')
    expect(await crm.ok('merge "zhang wei" "w. zhang" --yes')).toContain('birthday stays 03-18, not 03-19')
  })

  it('asks on a terminal', async () => {
    const crm = await begun()
    const terminal = { terminal: {}, answers: [true], env: { NO_COLOR: '1' } }
    const ran = await crm.run('merge "zhang wei" "w. zhang"', terminal)
    expect(ran.code).toBe(0)
    expect(ran.err).toContain('would become part of Zhang Wei')
    expect(crm.asked).toEqual(['Merge W. Zhang into Zhang Wei?'])
  })

  it.each([
    ['merge "zhang wei" "#2"', 2, 'Both are Zhang Wei #2: there is nothing to merge.\n'],
    [
      'merge "zhang wei" acme',
      4,
      'Zhang Wei is a person and Acme Ltd an organisation: they stay two.\nTry: crm edit 2 --org "#5"\n',
    ],
    ['merge "zhang wei" nobody', 3, 'No client fits “nobody”.\nTry: crm add "nobody"\n'],
    ['merge "zhang wei"', 2, 'Missing required argument other.\nTry: crm merge --help\n'],
  ])('%s is refused', async (line, code, err) => {
    const crm = await begun()
    expect(await crm.run(line)).toEqual({ code, out: '', err: `crm: ${err}` })
  })
})
