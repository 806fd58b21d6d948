import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A --birthday 1971-12-02')
  await crm.ok('add "Li Wei" --tier B')
  await crm.ok('log zhang T hello --next "20 nov send prospectus" --next "in 3 weeks call back"', {
    today: '2026-11-16',
  })
  await crm.ok('log li E hello --next "sun 15:00 ring" --next "fri lunch"', { today: '2026-11-16' })
})

describe('due', () => {
  it('lists late, today, the next week and birthdays of two, the most urgent first', async () => {
    expect(await crm.run('due')).toEqual({
      code: 0,
      out: [
        '2 late, 1 today, 1 coming',
        '#   Due             Client     Tier  What, and why',
        '──  ──────────────  ─────────  ────  ──────────────────────────────',
        '#1  Fri 2026-11-20  Zhang Wei  A     send prospectus (2 days late)',
        '#4  Fri 2026-11-20  Li Wei     B     lunch (2 days late)',
        '#3  Sun 2026-11-22  Li Wei     B     ring (today 15:00)',
        '    Wed 2026-12-02  Zhang Wei  A     birthday (turns 55 in 10 days)',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it.each([
    ['due', [1, 4, 3, null]],
    ['due tier:A', [1, null]],
    ['due -tier:A', [4, 3]],
    ['due --within 30d', [1, 4, 3, null, 2]],
    ['due --within all --birthdays 0', [1, 4, 3, 2]],
    ['due --within 0', [1, 4, 3, null]],
    ['due --birthdays 9d', [1, 4, 3]],
    ['due --kind birthday', [null]],
    ['due --kind birthdays,promise', [null]],
    ['due --within 3w li', [4, 3]],
    ['due --within 3 weeks li', [4, 3]],
    ['due --within eom li', [4, 3]],
  ])('%s', async (line, ids) => {
    const found: { id: number }[] = JSON.parse(await crm.ok(`${line} --json`))
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  it('says when nothing is due, with exit code 0', async () => {
    expect(await crm.run('due tier:C')).toEqual({ code: 0, out: 'Nothing is due for tier C.\n', err: '' })
  })

  it.each(['table', 'markdown', 'csv', 'json'])(
    'prints nothing as %s where it is to be quiet',
    async (format) => {
      const silent = { code: 0, out: '', err: '' }
      expect(await crm.run(`due tier:C --quiet-if-empty --format ${format}`)).toEqual(silent)
      expect(await crm.run(`due --quiet-if-empty --format ${format} --db none.db`)).toEqual(silent)
    },
  )

  it('is as loud as ever where something is due', async () => {
    expect(await crm.ok('due --quiet-if-empty')).toBe(await crm.ok('due'))
  })

  it('gives programs the kind, how late, the rule and where it comes from', async () => {
    await crm.ok('plan set tier:B "T every 3d, M every 4d"')
    const found: Record<string, unknown>[] = JSON.parse(await crm.ok('due --json --kind plan,next li'))
    expect(found[1]).toMatchObject({
      kind: 'next',
      id: 3,
      time: '15:00',
      state: 'today',
      late: 0,
      rule: null,
    })
    expect(found[2]).toEqual({
      id: null,
      due: '2026-11-25',
      client: 'Li Wei',
      tier: 'B',
      what: 'call, meeting',
      why: 'T every 3 days: in 3 days, never yet; M every 4 days: in 4 days, never yet',
      kind: 'plan',
      time: null,
      state: 'in 3 days',
      late: 0,
      rule: 'T every 3 days, M every 4 days',
      source: 'tier B',
      last: null,
      first_due: null,
      snoozes: null,
      every: null,
      client_id: 2,
      uid: null,
    })
  })

  it('has what and why apart in Markdown and CSV', async () => {
    expect(await crm.ok('due zhang --format markdown')).toBe(
      [
        '## 1 late, 1 coming',
        '',
        '| \\# | Due | Client | Tier | What | Why |',
        '| --- | --- | --- | --- | --- | --- |',
        '| #1 | Fri 2026-11-20 | Zhang Wei | A | send prospectus | 2 days late |',
        '|  | Wed 2026-12-02 | Zhang Wei | A | birthday | turns 55 in 10 days |',
        '',
      ].join('\n'),
    )
    const [head, first] = (await crm.ok('due zhang --format csv')).split('\r\n')
    expect(head).toBe(
      '#,Due,Client,Tier,What,Why,Kind,Time,State,Days late,Rule,Source,Last contact,First due,Snoozes,Every,Client #,uid',
    )
    expect(first).toMatch(/^1,2026-11-20,Zhang Wei,A,send prospectus,2 days late,next,,2 days late,2,/)
  })

  it.each([
    ['due --within soon', '--within takes a number of days such as 30d, not “soon”.'],
    ['due --birthdays soon', '--birthdays takes a number of days such as 30d, not “soon”.'],
    [
      'due --kind promis',
      '--kind takes promise, birthday, next, awaiting, plan, not “promis”.\nTry: crm due --kind promise',
    ],
  ])('refuses %s', async (line, said) => {
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err: `crm: ${said}\n` })
  })
})
