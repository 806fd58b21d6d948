import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

/** Sunday 22 November; three are past, one is due today and one is to come. */
beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add 张伟 --tier B')
  const monday = { today: '2026-11-16' }
  await crm.ok('next zhang 17 nov call back', monday)
  await crm.ok('promise 张伟 18 nov 寄合同 --every 1m', monday)
  await crm.ok('await "zhang wei" 21 nov signed contract', monday)
  await crm.ok('next zhang 22 nov send the fees', monday)
  await crm.ok('next zhang 30 nov ask again', monday)
})

const open = () => crm.rows('select id from followup where dropped_at is null').map(({ id }) => id)

describe('drop --before', () => {
  it('closes all that were due before a day in one step', async () => {
    expect(await crm.run('drop --before today --note "from the old book"')).toEqual({
      code: 0,
      out: [
        'Dropped 3 follow-ups of 2 clients, due before Sun 2026-11-22: 1 next step, 1',
        'promise, 1 awaited.',
        'One of them came again and comes no more.',
        'Take it back: crm undo',
        '',
      ].join('\n'),
      err: '',
    })
    expect(open()).toEqual([4, 5])
    expect(crm.rows('select result from followup where id = 1')).toEqual([{ result: 'from the old book' }])
    expect(await crm.ok('undo')).toContain('Took back drop: 3 follow-ups due before Sun 2026-11-22')
    expect(open()).toEqual([1, 2, 3, 4, 5])
  })

  it('takes a filter and a kind', async () => {
    expect(await crm.ok('drop tier:A --before "22 nov" --kind next')).toBe(
      'Dropped 1 next step due before Sun 2026-11-22.\nTake it back: crm undo\n',
    )
    expect(open()).toEqual([2, 3, 4, 5])
  })

  it('can be rehearsed', async () => {
    expect(await crm.ok('drop --before today --dry-run')).toBe(
      [
        'Would drop 3 follow-ups of 2 clients, due before Sun 2026-11-22: 1 next step, 1',
        'promise, 1 awaited.',
        'One of them came again and would come no more.',
        '',
        '#   Kind      Due             State        Every  Client     What',
        '──  ────────  ──────────────  ───────────  ─────  ─────────  ───────────────',
        '#1  next      Tue 2026-11-17  5 days late         Zhang Wei  call back',
        '#2  promise   Wed 2026-11-18  4 days late  1m     张伟       寄合同',
        '#3  awaiting  Sat 2026-11-21  1 day late          Zhang Wei  signed contract',
        '',
      ].join('\n'),
    )
    expect(open()).toEqual([1, 2, 3, 4, 5])
  })

  it('leaves the follow-ups of archived clients alone', async () => {
    await crm.ok('archive zhang')
    await crm.ok('drop --before 2026-12-01')
    expect(open()).toEqual([1, 3, 4, 5])
  })

  it('says where nothing fits', async () => {
    expect(await crm.ok('drop tier:C --before today')).toBe(
      'No follow-up for tier C is due before Sun 2026-11-22: nothing was changed.\n',
    )
  })

  it('gives the same as JSON', async () => {
    expect(JSON.parse(await crm.ok('drop tier:A --before 2026-11-20 --json'))).toEqual([
      {
        id: 1,
        kind: 'next',
        client: { id: 1, name: 'Zhang Wei' },
        due: '2026-11-17',
        what: 'call back',
        closed: true,
      },
    ])
  })
})

it.each([
  ['drop', 'crm: Which follow-ups?\n'],
  [
    'drop tier:A',
    'crm: “tier:A” is no number of a follow-up; with --before a filter says of which clients.\n',
  ],
  [
    'drop 1 --before today',
    'crm: Numbers name follow-ups one by one, --before chooses them by their day: not both.\n',
  ],
  ['drop 1 --kind next', 'crm: --kind goes with --before.\n'],
])('refuses %s', async (line, err) => {
  expect(await crm.run(line)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(err) })
  expect(open()).toEqual([1, 2, 3, 4, 5])
})

it('says of an archived client that it is one', async () => {
  await crm.ok('archive zhang')
  for (const line of ['done 1', 'drop 3'])
    expect((await crm.run(line)).err).toBe('Zhang Wei is archived; to bring back: crm unarchive 1\n')
})
