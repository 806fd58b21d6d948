import { beforeEach, describe, expect, it } from 'vitest'
import { promisesSaid } from '../../src/clients/brief-page.ts'
import type { Day } from '../../src/day.ts'
import { countPromises } from '../../src/followups/promise.ts'
import { type App, app } from '../crm.ts'

let crm: App

async function fillBook(): Promise<void> {
  const lines = [
    'add "Zhang Wei" --org "Harbourlight Trading" --title "Purchasing director" --tier A --tag vip --birthday 1971-12-02 ' +
      '--phone "+86 138 0013 8000" --email zhang@harbourlight.example --set city=Leeds --set hobby=sailing --note "no calls before ten"',
    'add 李娜 --org "Harbourlight Trading" --tier B',
    'add "Ana Pérez"',
    'plan set tier:A "T every 14d"',
    'log zhang T "asked about bonds; wants the whole list of what we have had in the last five years, with yields" --on 2026-10-20 --mood 1',
    'log zhang E "sent the yields" --on 2026-10-28',
    'log zhang M "谈了国债" --on "2026-11-02 15:00" --mood -1',
    'log zhang T "wants the prospectus" --on 2026-11-03',
    'log 李娜 M "met at the fair" --on 2026-11-18',
    'promise zhang 2026-11-25 send the prospectus',
    'next zhang 2026-11-30 call about the fee',
    'await zhang 2026-11-20 signed mandate',
  ]
  for (const line of lines)
    await crm.ok(line, { today: line.startsWith('log') ? '2026-11-22' : '2026-11-10' })
}

beforeEach(async () => {
  crm = app()
  await fillBook()
})

describe('brief', () => {
  it('tells on one screen what to know before a call', async () => {
    expect(await crm.run('brief zhang')).toEqual({
      code: 0,
      out: [
        'Zhang Wei  #2',
        'Who           Purchasing director, Harbourlight Trading #1, tier A, vip',
        'Phone         +86 138 0013 8000',
        'E-mail        zhang@harbourlight.example',
        'Last contact  Tue 2026-11-03, 19 days ago',
        'Plan          T every 14 days: 5 days late, last Tue 2026-11-03 (tier A)',
        'Birthday      2 December 1971, turns 55 on Wed 2026-12-02 (in 10 days)',
        'city          Leeds',
        'hobby         sailing',
        'Note          no calls before ten',
        '',
        'What I owe',
        '#1  Wed 2026-11-25  send the prospectus (promised, in 3 days)',
        '#2  Mon 2026-11-30  call about the fee (in 8 days)',
        '',
        'What Zhang Wei owes',
        '#3  Fri 2026-11-20  signed mandate (awaited, 2 days late)',
        '',
        'Also at Harbourlight Trading',
        '李娜  tier B, last contact Wed 2026-11-18, 4 days ago',
        '',
        'Last contacts',
        'Tue 2026-11-03        T  wants the prospectus',
        'Mon 2026-11-02 15:00  M  谈了国债 (mood -1)',
        'Wed 2026-10-28        E  sent the yields',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('has the numbers of both lists in one column', async () => {
    for (let at = 0; at < 7; at++) await crm.ok('next ana 2026-12-24 greetings')
    await crm.ok('await zhang 2026-12-01 order')
    const lines = (await crm.ok('brief zhang'))
      .split('\n')
      .filter((line) => line.includes('#') && / 2026-/.test(line))
    expect(lines.map((line) => line.slice(0, 19))).toEqual([
      ' #1  Wed 2026-11-25',
      ' #2  Mon 2026-11-30',
      ' #3  Fri 2026-11-20',
      '#11  Tue 2026-12-01',
    ])
  })

  it('tells of an organisation what its people have', async () => {
    expect(await crm.ok('brief harbour')).toBe(
      [
        'Harbourlight Trading  #1  organisation',
        'Last contact  Wed 2026-11-18, 4 days ago',
        'Plan          none; usually there is contact every 5 days',
        '',
        'What I owe',
        '#1  Wed 2026-11-25  Zhang Wei: send the prospectus (promised, in 3 days)',
        '#2  Mon 2026-11-30  Zhang Wei: call about the fee (in 8 days)',
        '',
        'What they owe',
        '#3  Fri 2026-11-20  Zhang Wei: signed mandate (awaited, 2 days late)',
        '',
        'People',
        '李娜       tier B, last contact Wed 2026-11-18, 4 days ago',
        'Zhang Wei  Purchasing director, tier A, last contact Tue 2026-11-03, 19 days ago',
        '',
        'Last contacts',
        'Wed 2026-11-18        M  李娜: met at the fair',
        'Tue 2026-11-03        T  Zhang Wei: wants the prospectus',
        'Mon 2026-11-02 15:00  M  Zhang Wei: 谈了国债 (mood -1)',
        '',
      ].join('\n'),
    )
  })

  it('tells the little that there is', async () => {
    expect(await crm.ok('brief ana')).toBe('Ana Pérez  #4\nLast contact  never\n')
  })

  it('says how promises were kept', async () => {
    await crm.ok('promise zhang 2026-11-12 send the yields', { today: '2026-11-10' })
    await crm.ok('done 1 4', { today: '2026-11-15' })
    expect(await crm.ok('brief zhang')).toContain('\nPromises      2 of 2 kept, one 3 days late\n')
  })

  it('shows the fields that are marked, in the order of their marks', async () => {
    await crm.ok('edit zhang --set shoe=42')
    await crm.ok('field mark shoe city')
    const page = await crm.ok('brief zhang')
    expect(page).toContain('\nshoe          42\ncity          Leeds\nNote ')
    expect(page).not.toContain('hobby')
  })

  it('says where nothing is planned, and tells a birthday only when it is near', async () => {
    await crm.ok('plan set zhang none')
    const page = await crm.ok('brief zhang', { today: '2026-10-30' })
    expect(page).toContain('\nPlan          no contact is planned (own plan)\n')
    expect(page).not.toContain('Birthday')
  })

  it('goes to notes as Markdown and to programs as JSON', async () => {
    expect(await crm.ok('brief zhang --format markdown')).toContain(
      '## What I owe\n\n- **#1  Wed 2026-11-25:** send the prospectus (promised, in 3 days)\n',
    )
    expect(JSON.parse(await crm.ok('brief zhang --json'))).toMatchObject({
      id: 2,
      name: 'Zhang Wei',
      org: { id: 1, name: 'Harbourlight Trading' },
      plan: {
        source: 'tier A',
        due: [{ codes: ['T'], due: '2026-11-17', last: '2026-11-03', state: '5 days late' }],
      },
      promises: { open: 1, kept: 0 },
      next_birthday: '2026-12-02',
      fields: { city: 'Leeds', hobby: 'sailing' },
      mine: [
        { id: 1, kind: 'promise' },
        { id: 2, kind: 'next' },
      ],
      theirs: [{ id: 3, why: 'awaited, 2 days late' }],
      people: [{ id: 3, name: '李娜' }],
      contacts: [{ code: 'T' }, { code: 'M', mood: -1, time: '15:00' }, { code: 'E' }],
    })
  })
})

describe('how promises were kept', () => {
  const today = '2026-11-22' as Day
  const promise = (due: string, done_on: string | null) => ({
    due: due as Day,
    first_due: null,
    done_on: done_on as Day | null,
    dropped_at: null,
  })
  const kept = promise('2026-11-10', '2026-11-10')
  const late = promise('2026-11-10', '2026-11-13')
  const later = promise('2026-11-10', '2026-11-15')
  const broken = promise('2026-11-20', null)
  const open = promise('2026-11-30', null)

  it.each([
    [[], undefined],
    [[open], undefined],
    [[kept, kept, open], '2 of 2 kept'],
    [[kept, late], '2 of 2 kept, one 3 days late'],
    [[kept, late, later], '3 of 3 kept, 2 late by 4 days on average'],
    [[late, broken], '1 of 2 kept, one 3 days late, one broken 2 days ago'],
    [[kept, broken, broken], '1 of 3 kept, 2 broken'],
  ])('%#: %s', (promises, said) => {
    expect(promisesSaid(countPromises(promises, today))).toBe(said)
  })
})
