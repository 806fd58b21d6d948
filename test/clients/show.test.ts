import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

async function begun() {
  const crm = app()
  await exampleBook(crm)
  return crm
}

const withoutUid = (key: string, value: unknown) => (key === 'uid' ? 'uid' : value)

describe('show', () => {
  it('shows a person: facts, what is open, the last contacts', async () => {
    const crm = await begun()
    expect(await crm.run('show "zhang wei"')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Zhang Wei  #2
      Organisation  Harbourlight Trading #1
      Tier          A
      Phone         +86 138 0013 8000
      E-mail        zhang@harbourlight.example
      Tags          vip
      city          Leeds
      hobby         sailing
      Last contact  Thu 2026-11-12, 10 days ago

      Open
      #   Due             State     What
      ──  ──────────────  ────────  ───────────────
      #1  Mon 2026-11-23  tomorrow  send prospectus

      Contacts
      #   Day             Code  Note
      ──  ──────────────  ────  ─────────────────
      #1  Thu 2026-11-12  T     asked about bonds
      ",
      }
    `)
  })

  it('shows an organisation with the contacts of its people', async () => {
    const crm = await begun()
    expect(await crm.run('show harbour')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Harbourlight Trading  #1  organisation
      Last contact  Thu 2026-11-12, 10 days ago

      People
      #   Name       Tier  Last contact    Quiet
      ──  ─────────  ────  ──────────────  ─────
      #4  Li Wei     B     Thu 2026-10-22    31d
      #2  Zhang Wei  A     Thu 2026-11-12    10d

      Open
      #   Due             State     Client     What
      ──  ──────────────  ────────  ─────────  ───────────────
      #1  Mon 2026-11-23  tomorrow  Zhang Wei  send prospectus

      Contacts
      #   Day             Code  Client     Note
      ──  ──────────────  ────  ─────────  ─────────────────
      #1  Thu 2026-11-12  T     Zhang Wei  asked about bonds
      #3  Thu 2026-10-22  E     Li Wei     sent the offer
      ",
      }
    `)
  })

  it('shows one without anything', async () => {
    const crm = await begun()
    expect(await crm.run('show acme')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Acme Ltd  #5  organisation
      Tier          C
      Last contact  never

      Contacts
      No contact is logged yet.
      ",
      }
    `)
  })

  it('shows the newest contacts, so many as asked', async () => {
    const crm = await begun()
    for (let day = 10; day < 20; day++) await crm.ok(`log 张伟 E "no ${day}" --on 2026-10-${day}`)
    expect((await crm.ok('show 张伟 --limit 2')).split('\n').slice(-6)).toMatchInlineSnapshot(`
      [
        "Contacts, the last 2 of 11",
        "#    Day             Code  Note",
        "───  ──────────────  ────  ────────",
        "#2   Mon 2026-11-16  M     谈了国债",
        "#13  Mon 2026-10-19  E     no 19",
        "",
      ]
    `)
    const all = JSON.parse(await crm.ok('show 张伟 --all --json'))
    expect([all.contacts, all.touchpoints.length]).toEqual([11, 11])
    expect(await crm.ok('show 张伟 --limit 0')).not.toContain('Contacts')
  })

  it('gives everything as JSON', async () => {
    const crm = await begun()
    expect(JSON.parse(await crm.ok('show harbour --json'), withoutUid)).toMatchInlineSnapshot(`
      {
        "aliases": [],
        "archived_at": null,
        "birthday": null,
        "contacts": 2,
        "created_at": "2026-11-22T10:00:00+00:00",
        "fields": {},
        "id": 1,
        "kind": "organisation",
        "last_day": "2026-11-12",
        "name": "Harbourlight Trading",
        "note": null,
        "open": [
          {
            "client": {
              "id": 2,
              "name": "Zhang Wei",
            },
            "due": "2026-11-23",
            "id": 1,
            "kind": "next",
            "time": null,
            "what": "send prospectus",
          },
        ],
        "org": null,
        "owner": null,
        "people": [
          {
            "id": 4,
            "last_day": "2026-10-22",
            "name": "Li Wei",
            "tier": "B",
            "title": null,
          },
          {
            "id": 2,
            "last_day": "2026-11-12",
            "name": "Zhang Wei",
            "tier": "A",
            "title": null,
          },
        ],
        "points": [],
        "stage": null,
        "tags": [],
        "tier": null,
        "title": null,
        "touchpoints": [
          {
            "client": {
              "id": 2,
              "name": "Zhang Wei",
            },
            "code": "T",
            "day": "2026-11-12",
            "direction": null,
            "event_uid": null,
            "id": 1,
            "minutes": null,
            "mood": null,
            "note": "asked about bonds",
            "time": null,
            "uid": "uid",
          },
          {
            "client": {
              "id": 4,
              "name": "Li Wei",
            },
            "code": "E",
            "day": "2026-10-22",
            "direction": null,
            "event_uid": null,
            "id": 3,
            "minutes": null,
            "mood": null,
            "note": "sent the offer",
            "time": null,
            "uid": "uid",
          },
        ],
        "uid": "uid",
        "updated_at": "2026-11-22T10:00:00+00:00",
      }
    `)
  })

  it('prints Markdown', async () => {
    const crm = await begun()
    expect(await crm.ok('show "zhang wei" --format markdown')).toMatchInlineSnapshot(`
      "## Zhang Wei  #2

      - **Organisation:** Harbourlight Trading #1
      - **Tier:** **A**
      - **Phone:** +86 138 0013 8000
      - **E-mail:** zhang@harbourlight.example
      - **Tags:** vip
      - **city:** Leeds
      - **hobby:** sailing
      - **Last contact:** Thu 2026-11-12, 10 days ago

      ## Open

      | \\# | Due | State | What |
      | --- | --- | --- | --- |
      | #1 | Mon 2026-11-23 | tomorrow | send prospectus |

      ## Contacts

      | \\# | Day | Code | Note |
      | --- | --- | --- | --- |
      | #1 | Thu 2026-11-12 | T | asked about bonds |
      "
    `)
  })

  it.each([
    ['show nobody', 3, 'No client fits “nobody”.\nTry: crm add "nobody"\n'],
    [
      'show wei',
      3,
      '“wei” fits 2 clients.\n  #2 Zhang Wei, Harbourlight Trading, tier A, last contact 2026-11-12\n  #4 Li Wei, Harbourlight Trading, tier B, last contact 2026-10-22\nTry: the same command with 2 in place of the name\n',
    ],
    ['show "#99"', 3, 'There is no client #99.\nTry: crm list\n'],
    [
      'show "zhang wie"',
      3,
      'No client fits “zhang wie”.\n  nearest: #2 Zhang Wei, Harbourlight Trading, tier A, last contact 2026-11-12\n  nearest: #3 张伟, tier B, last contact 2026-11-16\nTry: crm list\n',
    ],
    ['show', 2, 'Missing required argument client.\nTry: crm show --help\n'],
    [
      'show zhang --limit many',
      2,
      '--limit takes a whole number from 0 to 1000000, not “many”.\nTry: crm show --help\n',
    ],
    ['show zhang --format csv', 2, 'crm show cannot print csv: it prints table, markdown, json, html.\n'],
  ])('%s is refused', async (line, code, err) => {
    const crm = await begun()
    expect(await crm.run(line)).toEqual({ code, out: '', err: `crm: ${err}` })
  })

  it.each([
    ['1971-03-18', '18 March 1971, turns 56 on Thu 2027-03-18 (in 116 days)'],
    ['1980-11-22', '22 November 1980, turns 46 on Sun 2026-11-22 (today)'],
    ['11-23', '23 November, next on Mon 2026-11-23 (tomorrow)'],
    ['2000-02-29', '29 February 2000, turns 27 on Sun 2027-02-28 (in 98 days)'],
  ])('says when the birthday %s comes', async (birthday, said) => {
    const crm = app()
    await crm.ok(`add Bob --birthday ${birthday}`)
    expect(await crm.ok('show bob')).toContain(`Birthday      ${said}\n`)
  })
})
