import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei"')
  await crm.ok('add "Li Wei"')
  await crm.ok('log zhang T "asked about bonds" --on "2026-11-10 15:00"')
  await crm.ok('log zhang M lunch --on 2026-10-20')
  await crm.ok('log li E "sent the offer" --on 2026-11-20')
})

it('a channel’s words are a list in JSON', async () => {
  const crm = app()
  expect(JSON.parse(await crm.ok('channel add W WeChat --word 微信 --word wx --json'))).toEqual({
    code: 'W',
    name: 'WeChat',
    words: ['微信', 'wx'],
  })
  expect(JSON.parse(await crm.ok('channel list --json')).at(-1)).toEqual({
    code: 'W',
    name: 'WeChat',
    words: ['微信', 'wx'],
  })
  expect(JSON.parse(await crm.ok('channel remove W --json'))).toEqual({ code: 'W', name: 'WeChat' })
})

it('a channel that a plan asks for is not removed', async () => {
  await crm.ok('channel add W WeChat')
  await crm.ok('plan set tier:A "T/W every 14d"')
  await crm.ok('plan set "zhang wei" "W every 30d, M every 90d"')
  const refused = {
    code: 4,
    out: '',
    err: 'crm: Channel W WeChat is in the plan of tier A, Zhang Wei.\nTry: crm plan set, with other channels\n',
  }
  expect(await crm.run('channel remove W')).toEqual(refused)
  await crm.ok('plan set tier:A "T every 14d"')
  await crm.ok('plan remove "zhang wei"')
  await crm.ok('channel remove w')
})

describe('touchpoint list', () => {
  it('is newest first', async () => {
    expect(await crm.run('touchpoint list')).toEqual({
      code: 0,
      out: [
        '#   Day             Time   Code  Client     Note',
        '──  ──────────────  ─────  ────  ─────────  ─────────────────',
        '#3  Fri 2026-11-20         E     Li Wei     sent the offer',
        '#1  Tue 2026-11-10  15:00  T     Zhang Wei  asked about bonds',
        '#2  Tue 2026-10-20         M     Zhang Wei  lunch',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it.each([
    ['touchpoint list zhang', [1, 2]],
    ['touchpoint list --within "this month"', [3, 1]],
    ['touchpoint list --within "last month" --code meeting', [2]],
    ['touchpoint list --limit 1', [3]],
    ['touchpoint list li --within 2026-01', []],
  ])('%s', async (line, ids) => {
    const found: { id: number }[] = JSON.parse(await crm.ok(`${line} --json`))
    expect(found.map(({ id }) => id)).toEqual(ids)
  })
})

describe('touchpoint edit', () => {
  it('changes what is asked, finds it by the new note, and can be undone', async () => {
    expect(
      await crm.ok('touchpoint edit 1 "asked about gold" --on 2026-11-09 --code E --client li --mood -1'),
    ).toBe('Changed #1  E  Mon 2026-11-09  Li Wei  asked about gold\n')
    expect(crm.rows('select client_id, day, time, code, note, mood from touchpoint where id = 1')).toEqual([
      { client_id: 2, day: '2026-11-09', time: null, code: 'E', note: 'asked about gold', mood: -1 },
    ])
    expect(crm.rows('select id, last_day from client')).toEqual([
      { id: 1, last_day: '2026-10-20' },
      { id: 2, last_day: '2026-11-20' },
    ])
    expect(crm.rows("select rowid from touchpoint_search where words match 'gold'")).toEqual([
      { rowid: 1026110900000001 },
    ])
    await crm.ok('undo')
    expect(crm.rows('select client_id, note from touchpoint where id = 1')).toEqual([
      { client_id: 1, note: 'asked about bonds' },
    ])
    expect(crm.rows('select last_day from client where id = 1')).toEqual([{ last_day: '2026-11-10' }])
    expect(crm.rows("select rowid from touchpoint_search where words match 'gold'")).toEqual([])
  })

  it('says when there is nothing to change, and leaves no trace', async () => {
    const before = crm.rows('select count(*) as n from journal')
    expect(await crm.ok('touchpoint edit 2 --code M')).toBe(
      'Nothing to change in #2  M  Tue 2026-10-20  Zhang Wei  lunch\n',
    )
    expect(crm.rows('select count(*) as n from journal')).toEqual(before)
  })

  it('refuses a number that is none', async () => {
    expect(await crm.run('touchpoint edit 9 hello')).toEqual({
      code: 3,
      out: '',
      err: 'crm: There is no contact #9.\nTry: crm touchpoint list\n',
    })
  })
})

describe('touchpoint remove', () => {
  it('removes, and undo brings back the same row', async () => {
    const before = crm.rows('select * from touchpoint')
    expect(await crm.ok('touchpoint remove 1 #3')).toBe(
      [
        'Removed #1  T  Tue 2026-11-10 15:00  Zhang Wei',
        'Removed #3  E  Fri 2026-11-20  Li Wei',
        'crm undo brings it back.',
        '',
      ].join('\n'),
    )
    expect(crm.rows('select id from touchpoint')).toEqual([{ id: 2 }])
    await crm.ok('undo')
    expect(crm.rows('select * from touchpoint')).toEqual(before)
  })

  it('removes all or none', async () => {
    expect(await crm.run('touchpoint remove 1 9')).toMatchObject({ code: 3 })
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 3 }])
  })
})
