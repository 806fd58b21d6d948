import { expect, it } from 'vitest'
import { app } from './crm.ts'

it('tells one client’s history in words, and what was taken back', async () => {
  const crm = app({ env: { COLUMNS: '120' } })
  await crm.ok('add "Zhang Wei" --tier A --birthday 03-18 --phone "138 0013 8000" --tag vip --set city=Leeds')
  await crm.ok('log zhang E bonds --on yesterday --in --mood -1 --next "fri 15:00 call"')
  await crm.ok('edit zhang --tier B --birthday 03-19 --set city=York --remove vip')
  await crm.ok('touchpoint edit 1 gold --code M')
  await crm.ok('done 1')
  await crm.ok('archive zhang')
  await crm.ok('undo')
  expect(await crm.ok('history zhang')).toMatchInlineSnapshot(`
    "Zhang Wei
    #   When              Who     Command          What                                             Undone
    ──  ────────────────  ──────  ───────────────  ───────────────────────────────────────────────  ──────
    #6  2026-11-22 10:00  tester  archive          archived                                         #7
    #5  2026-11-22 10:00  tester  done             next step #1 done
    #4  2026-11-22 10:00  tester  touchpoint edit  contact #1 code: E → M
                                                   contact #1 note: bonds → gold
    #3  2026-11-22 10:00  tester  edit             tier: A → B
                                                   birthday: 03-18 → 03-19
                                                   - tag vip
                                                   city: Leeds → York
    #2  2026-11-22 10:00  tester  log              + contact E Sat 2026-11-21 (in, mood -1): bonds
                                                   + next step Fri 2026-11-27 15:00: call
    #1  2026-11-22 10:00  tester  add              + person Zhang Wei, tier A, birthday 03-18
                                                   + phone 138 0013 8000
                                                   + tag vip
                                                   + city Leeds
    "
  `)
  expect(JSON.parse(await crm.ok('history zhang --limit 2 --json'))).toEqual([
    {
      id: 6,
      at: '2026-11-22T10:00:00+00:00',
      actor: 'tester',
      command: 'archive',
      what: ['archived'],
      undone_by: 7,
    },
    {
      id: 5,
      at: '2026-11-22T10:00:00+00:00',
      actor: 'tester',
      command: 'done',
      what: ['next step #1 done'],
      undone_by: null,
    },
  ])
})

it('says a lunar birthday as people do', async () => {
  const crm = app()
  await crm.ok('add 张伟')
  await crm.ok('edit 张伟 --birthday 农历1972-八月十五')
  expect(await crm.ok('history 张伟')).toContain('birthday: – → 农历1972年八月十五')
})
