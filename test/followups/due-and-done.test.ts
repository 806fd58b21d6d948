import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add "Li Wei" --tier B')
  await crm.ok('log zhang T hello --next "20 nov send prospectus" --next "in 3 weeks call back"', {
    today: '2026-11-16',
  })
  await crm.ok('log li E hello --next "sun 15:00 ring" --next "fri lunch"', { today: '2026-11-16' })
})

describe('due', () => {
  it('lists late, today and the next week, the most urgent first', async () => {
    expect(await crm.run('due')).toEqual({
      code: 0,
      out: [
        '#   Due             Time   State        Client     Tier  What',
        '──  ──────────────  ─────  ───────────  ─────────  ────  ───────────────',
        '#1  Fri 2026-11-20         2 days late  Zhang Wei  A     send prospectus',
        '#4  Fri 2026-11-20         2 days late  Li Wei     B     lunch',
        '#3  Sun 2026-11-22  15:00  today        Li Wei     B     ring',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it.each([
    ['due', [1, 4, 3]],
    ['due tier:A', [1]],
    ['due -tier:A', [4, 3]],
    ['due --within 30d', [1, 4, 3, 2]],
    ['due --within 0', [1, 4, 3]],
    ['due --within 3w li', [4, 3]],
  ])('%s', async (line, ids) => {
    const found: { id: number }[] = JSON.parse(await crm.ok(`${line} --json`))
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  it('says when nothing is due, with exit code 0', async () => {
    expect(await crm.run('due tier:C')).toEqual({ code: 0, out: 'Nothing is due for tier C.\n', err: '' })
  })

  it('refuses a length of time it does not understand', async () => {
    expect(await crm.run('due --within soon')).toEqual({
      code: 2,
      out: '',
      err: 'crm: --within takes a number of days such as 30d, not “soon”.\n',
    })
  })
})

describe('done', () => {
  it('closes, says so the second time, and can be undone', async () => {
    expect(await crm.ok('done 1')).toBe('Done #1  Zhang Wei: send prospectus (due Fri 2026-11-20)\n')
    expect(crm.rows('select done_at from followup where id = 1')).toEqual([
      { done_at: '2026-11-22T10:00:00+00:00' },
    ])
    expect(await crm.ok('done 1')).toBe(
      'Was done already #1  Zhang Wei: send prospectus (due Fri 2026-11-20)\n',
    )
    expect(await crm.ok('undo')).toContain('Took back done: #1 send prospectus')
    expect(crm.rows('select done_at from followup where id = 1')).toEqual([{ done_at: null }])
  })

  it('closes all or none', async () => {
    expect(await crm.run('done 1 9')).toEqual({
      code: 3,
      out: '',
      err: 'crm: There is no next step #9.\nTry: crm due\n',
    })
    expect(crm.rows('select count(*) as n from followup where done_at is not null')).toEqual([{ n: 0 }])
  })
})
