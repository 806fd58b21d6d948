import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  for (const line of [
    'add "Acme Ltd" --organisation --tier A',
    'add "Ann A" --org "Acme Ltd" --tier B',
    'add "Bob B" --org "Acme Ltd"',
    'add "Cid C" --tag vip,vvip --tier A',
    'add "Dan D" --tier A',
    'log ann T hello --on 2026-11-02',
    'log bob M hello --on 2026-10-02',
    'log cid T hello --on 2026-11-01',
    'log dan E hello --on 2026-09-01',
    'plan set tier:A "T every 14d, M every 90d"',
    'plan set tier:B "any every 30d"',
    'plan set tag:vip "T every 30d"',
    'plan set tag:vvip "any every 7d"',
    'plan set dan none',
  ])
    await crm.ok(line)
})

/** What holds for a client and when it is due, a line each. */
async function holding(name: string): Promise<string[]> {
  const { clients } = JSON.parse(await crm.ok('plan show --json')) as {
    clients: {
      name: string
      source: { scope: string; subject: string } | null
      codes: string[] | null
      every: string | null
      due: string | null
    }[]
  }
  return clients
    .filter((client) => client.name === name)
    .map(({ source, codes, every, due }) =>
      [source?.scope, source?.subject, codes?.join('/') ?? 'any', every, due].filter(Boolean).join(' '),
    )
}

describe('the plan of', () => {
  it('an organisation counts the contacts of its people, as long as they are its', async () => {
    expect(await holding('Acme Ltd')).toEqual(['tier A T 14d 2026-11-16', 'tier A M 90d 2026-12-31'])
    await crm.ok('archive bob')
    expect(await holding('Acme Ltd')).toEqual(['tier A T 14d 2026-11-16', 'tier A M 90d 2026-12-31'])
    await crm.ok('edit ann --clear org')
    expect(await holding('Acme Ltd')).toEqual(['tier A T 14d 2026-12-06', 'tier A M 90d 2026-12-31'])
    await crm.ok('edit ann --org "Acme Ltd"')
    await crm.ok('log ann T again --on 2026-11-20')
    expect(await holding('Acme Ltd')).toEqual(['tier A T 14d 2026-12-04', 'tier A M 90d 2026-12-31'])
    expect(await holding('Ann A')).toEqual(['tier B any 30d 2026-12-20'])
  })

  it('a client with two tags is that of the one that asks more often, and falls back as tags go', async () => {
    expect(await holding('Cid C')).toEqual(['tag vvip any 7d 2026-11-08'])
    await crm.ok('tag cid -vvip')
    expect(await holding('Cid C')).toEqual(['tag vip T 30d 2026-12-01'])
    await crm.ok('tag cid -vip +VVIP')
    expect(await holding('Cid C')).toEqual(['tag vvip any 7d 2026-11-08'])
    await crm.ok('tag cid -vvip')
    expect(await holding('Cid C')).toEqual(['tier A T 14d 2026-11-15', 'tier A M 90d 2027-02-20'])
    await crm.ok('plan set cid "E every 5d"')
    expect(await holding('Cid C')).toEqual(['client E 5d 2026-11-27'])
  })

  it('nobody else is “none”: it stays with the client, also through a merge and back', async () => {
    expect(await holding('Dan D')).toEqual(['client any'])
    expect(JSON.parse(await crm.ok('due --within all --kind plan --json'))).not.toContainEqual(
      expect.objectContaining({ client: expect.objectContaining({ name: 'Dan D' }) }),
    )
    await crm.ok('merge "cid c" "dan d" --yes')
    expect(await holding('Cid C')).toEqual(['client any'])
    expect(await holding('Dan D')).toEqual([])
    await crm.ok('undo')
    expect(await holding('Cid C')).toEqual(['tag vvip any 7d 2026-11-08'])
    expect(await holding('Dan D')).toEqual(['client any'])
  })

  it('an archived client rests, and holds again once it is back', async () => {
    await crm.ok('archive acme')
    expect(await holding('Acme Ltd')).toEqual([])
    expect(await crm.ok('due --kind plan')).not.toContain('Acme')
    await crm.ok('unarchive acme')
    expect(await holding('Acme Ltd')).toEqual(['tier A T 14d 2026-11-16', 'tier A M 90d 2026-12-31'])
    expect(await crm.ok('due --kind plan')).toContain('Acme')
  })
})
