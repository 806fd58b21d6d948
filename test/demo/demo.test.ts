import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { workdaysBefore } from '../../src/demo/sample.ts'
import { app } from '../crm.ts'

it('shows the calendar of a sample, what is due and how to begin', async () => {
  expect(await app().run('demo')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "A sample book of 15 clients and 53 contacts. Your own book is not touched.

    November 2026          Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client                 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
    Grace Okafor        A  !  .  .  .  .  .        .  .  .  .  .     !
    Ana Pérez           A  !  T  .  .  E  .        .  T+ .  .  .
    张伟                A  !  M  .  .  .  .        W  .  .  .  .
    Harbourlight Tra..  A     .  .  .  .  .        .  .  .  .  E
    Zhang Wei           A     .  .  T  .  E        .  .  M  .  .
    Chloé Lefèvre       B  !  .  .  .  .  .        .  .  .  .  .
    José Ñandú          B     .  .  .  E  .        .  .  .  T  .
    Søren Lindqvist     B     .  E  .  .  .        .  .  M  .  .
    李娜                B     .  .  .  T  .        .  .  .  W  .
    Bodegas Álvarez     B     .  .  .  .  .        .  .  .  .  .
    远洋贸易有限公司    B     M  .  .  .  .        .  .  .  .  .
    Liam O’Brien        C     .  T  .  .  .        M  .  .  .  .
    Nguyễn Thị Ánh      C     .  .  .  .  .        .  T  .  .  E
    Nordkap Marine      C     .  E  .  .  .        .  .  .  .  .
    陈晓明              C     .  .  W  .  .        .  .  .  .  .

    November 2026          Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
    Client                 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
    Grace Okafor        A  o  .  .  .  .     :  .  .  .  .  .        .    0    41d !
    Ana Pérez           A  .  .  .  T  .     :  .  .  .  .  o        .    6     3d
    张伟                A  T  .  .  W  .     o  .  .  .  .  .        c    4     3d
    Harbourlight Tra..  A  .  .  .  .  .     :  .  .  .  .  .        .    1     2d
    Zhang Wei           A  .  TE .  .  T     :  .  .  o  .  .        .    6     2d
    Chloé Lefèvre       B  .  .  .  .  .     :  .  .  .  .  .        .    0    66d !
    José Ñandú          B  .  .  .  .  o     :  .  .  .  .  .        .    2    10d
    Søren Lindqvist     B  .  T  .  .  o     :  .  .  .  .  .        .    3     5d
    李娜                B  .  .  T  .  .     :  .  .  .  .  .        o    3     4d
    Bodegas Álvarez     B  E  .  .  .  .     :  .  .  .  .  .        .    1     3d
    远洋贸易有限公司    B  .  .  .  .  .     :  .  .  .  .  .        .    1     3d
    Liam O’Brien        C  .  .  o  .  .     :  .  .  .  .  .        .    2    13d
    Nguyễn Thị Ánh      C  .  .  .  .  .     :  .  .  .  .  .        .    2     9d
    Nordkap Marine      C  .  .  .  .  .     :  .  .  .  .  .        .    1     5d
    陈晓明              C  .  .  W  .  .     :  .  .  .  o  .        .    2     4d

    T telephone   E e-mail   M meeting   W WeChat   o next step, promise, awaited
    c contact planned
    ! on a day: the planned contact did not come
    ! at the end: a planned contact is overdue

    Due within a week
    #   Due             Client           Tier  What, and why
    ──  ──────────────  ───────────────  ────  ─────────────────────────────────────
    #3  Sun 2026-11-22  张伟             A     发国债资料 (promised, today 16:00)
    #5  Fri 2026-11-20  Søren Lindqvist  B     sample case to Tromsø (promised, 2
                                               days late)
    #1  Mon 2026-11-16  Grace Okafor     A     ask how the journey was (6 days late)
    #2  Fri 2026-11-20  José Ñandú       B     ask what he thinks of the offer (2
                                               days late)
    #9  Wed 2026-11-18  Liam O’Brien     C     certified copy of the deed (awaited,
                                               4 days late)
        Mon 2026-10-26  Grace Okafor     A     call or meeting (T or M every 14
                                               days: 27 days late, last Mon
                                               2026-10-12)
        Sat 2026-10-17  Chloé Lefèvre    B     contact (any every month: 36 days
                                               late, last Thu 2026-09-17)
    #4  Wed 2026-11-25  Zhang Wei        A     send the prospectus (promised, in 3
                                               days)
    #8  Thu 2026-11-26  陈晓明           C     对保险条款的答复 (awaited, in 4 days)
    #6  Fri 2026-11-27  Ana Pérez        A     call: did the pallets arrive? (in 5
                                               days, 10:00)

    Begin your own
      crm demo --keep sample.db              keep this one to play with
      crm add "Zhang Wei" --tier A           your first client
      crm log zhang T "asked about bonds"    after a call
      crm promise zhang fri send prospectus  what you promised
      crm grid                               your own calendar
      crm import clients.csv                 what you have already
    ",
    }
  `)
})

it('shows the last weeks while a month is young', async () => {
  const out = await app({ today: '2026-12-03', env: { COLUMNS: '140' } }).ok('demo')
  expect(out.split('\n').slice(0, 12).join('\n')).toMatchInlineSnapshot(`
    "A sample book of 15 clients and 53 contacts. Your own book is not touched.

    2 November to 6 December 2026
                           Nov                                                                                    Dec
                           Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client                 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 01 02[03]04 05 06   n  quiet
    Grace Okafor        A  .  .  .  .  !        .  .  .  .  .        .  .  .  .  !        .  .  .  .  o        .  .  .  :  .          0    41d !
    Ana Pérez           A  .  .  .  .  .        .  !  .  .  T        .  .  E  .  .        T+ .  .  .  .        .  .  T  :  .          6     1d
    张伟                A  .  .  .  .  .        .  W  !  .  M        .  .  .  .  W        .  .  .  .  T        .  .  W  o  .          5     1d
    Harbourlight Tra..  A  !  .  .  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  E  .        .  .  .  :  .          1     0d
    Zhang Wei           A  !  T  .  .  .        TM .  .  .  .        .  T  .  E  .        .  M  .  .  .        TE .  .  T  .          9     0d
    Chloé Lefèvre       B  !  .  .  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  .  .        .  .  !  :  .          0    64d !"
  `)
})

it('is the same for the same day, and lively on every day', async () => {
  for (const today of ['2026-11-22', '2027-01-01', '2028-02-29', '2026-03-16']) {
    const out = await app({ today }).ok('demo')
    expect(await app({ today, time: '23:59' }).ok('demo')).toBe(out)
    expect(out).toMatch(/T\+/)
    expect(out).toMatch(/ o /)
    expect(out).toMatch(/Grace Okafor .*d !/)
    expect(out).toMatch(/\d\s+days\s+late/)
  }
})

it('leaves no file behind, and does not touch the book in use', async () => {
  const crm = app()
  await crm.ok('demo')
  expect(readdirSync(crm.folder)).toEqual([])
  await crm.ok('channel add W WeChat')
  const before = readFileSync(crm.book)
  await crm.ok('demo')
  await crm.ok('demo --keep sample.db')
  expect(readFileSync(crm.book)).toEqual(before)
  expect(readdirSync(crm.folder).filter((name) => !name.startsWith('book.db'))).toEqual(['sample.db'])
})

it('keeps a sound, private book on which the commands it names work', async () => {
  const crm = app()
  const out = await crm.ok("demo --keep 'my sample.db'")
  expect(statSync(crm.path('my sample.db')).mode & 0o777).toBe(0o600)
  const hints = [...out.matchAll(/^ {2}crm (.*? --db 'my sample\.db') /gm)].map((match) => match[1] as string)
  expect(hints).toHaveLength(6)
  for (const hint of hints) expect(await crm.run(hint)).toMatchObject({ code: 0, err: '' })
  expect(await crm.run("db check --db 'my sample.db'")).toMatchObject({ code: 0 })
  expect(readdirSync(crm.folder).filter((name) => !name.startsWith('my sample.db'))).toEqual([])
})

it('writes over nothing', async () => {
  const crm = app()
  crm.write('notes.txt', 'mine')
  expect(await crm.run('demo --keep notes.txt')).toMatchInlineSnapshot(`
    {
      "code": 4,
      "err": "crm: There is a file notes.txt already, and the demo writes over nothing.
    Try: crm demo --keep with another name
    ",
      "out": "",
    }
  `)
  expect(crm.read('notes.txt')).toBe('mine')
  expect(await crm.run('demo --keep book.db')).toMatchInlineSnapshot(`
    {
      "code": 4,
      "err": "crm: book.db is the place of your own book.
    Try: crm demo --keep sample.db
    ",
      "out": "",
    }
  `)
  expect(readdirSync(crm.folder)).toEqual(['notes.txt'])
})

it.each([
  ['2026-11-22', 0, '2026-11-20'],
  ['2026-11-22', 1, '2026-11-19'],
  ['2026-11-21', 5, '2026-11-13'],
  ['2026-11-23', 1, '2026-11-20'],
  ['2026-11-25', 2, '2026-11-23'],
])('%s less %i working days is %s', (day, count, found) => {
  expect(workdaysBefore(day as Day, count)).toBe(found)
})
