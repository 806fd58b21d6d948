import { beforeEach, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

/** Sunday 22 November 2026. */
beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei"')
  await crm.ok('next zhang tomorrow call')
})

it.each([
  ['next zhang 21 nov send the offer', '“21 nov” was yesterday.', '2027-11-21: Sun 2027-11-21'],
  [
    'log zhang T --promise "nov 3 10:00 fees"',
    '“nov 3 10:00” was 19 days ago.',
    '2027-11-03: Wed 2027-11-03 10:00',
  ],
  ['next zhang 11月3日发资料', '“11月3日” was 19 days ago.', '2027-11-03: Wed 2027-11-03'],
  ['next zhang 十月底对账', '“十月底” was 22 days ago.', '2027-10-31: Sun 2027-10-31'],
  ['snooze 1 1 nov', '“1 nov” was 21 days ago.', '2027-11-01: Mon 2027-11-01'],
  ['followup edit 1 --due "20 november"', '“20 november” was 2 days ago.', '2027-11-20: Sat 2027-11-20'],
])('a day that has just gone by is not taken for next year: %s', async (line, said, meant) => {
  expect(await crm.run(line)).toEqual({
    code: 2,
    out: '',
    err: `crm: ${said}\n  If that of next year is meant, write ${meant}.\n`,
  })
  expect(crm.rows('select id, due from followup')).toEqual([{ id: 1, due: '2026-11-23' }])
})

it.each([
  ['next zhang 2027-11-21 send the offer', '2027-11-21'],
  ['next zhang 21 nov 2027 send the offer', '2027-11-21'],
  ['next zhang 1 oct review', '2027-10-01'],
  ['next zhang 22 nov call', '2026-11-22'],
  ['next zhang in 51 weeks call', '2027-11-14'],
])('a day of next year that is meant is taken: %s', async (line, due) => {
  await crm.ok(line)
  expect(crm.rows('select due from followup where id = 2')).toEqual([{ due }])
})

it.each([
  ['next zhang 1pm call', '“1pm” means Sun 2026-11-22 13:00, and that is past.'],
  ['log zhang T --next "today 9am fees"', '“today 9am” means Sun 2026-11-22 09:00, and that is past.'],
  ['snooze 1 13:00', '“13:00” means Sun 2026-11-22 13:00, and that is past.'],
])('a time of today that has gone by is none to come: %s', async (line, said) => {
  expect(await crm.run(line, { time: '14:40' })).toEqual({ code: 2, out: '', err: `crm: ${said}\n` })
  expect(crm.rows('select id, due from followup')).toEqual([{ id: 1, due: '2026-11-23' }])
})

it('a time of today may be counted from now', async () => {
  await crm.ok('next zhang in an hour ring', { time: '14:40' })
  await crm.ok('snooze 1 in 90 minutes', { time: '14:40' })
  expect(crm.rows('select due, time from followup order by id')).toEqual([
    { due: '2026-11-22', time: '16:10' },
    { due: '2026-11-22', time: '15:40' },
  ])
})
