import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --set city=Leeds --set hobby=sailing')
  await crm.ok('add 张伟 --set city=上海')
})

describe('field', () => {
  it('lists the fields in use and which of them the brief shows', async () => {
    await crm.ok('field mark hobby')
    expect(await crm.run('field list')).toEqual({
      code: 0,
      out: [
        'Field  Clients  In the brief',
        '─────  ───────  ────────────',
        'city         2',
        'hobby        1  shown',
        '',
      ].join('\n'),
      err: '',
    })
    expect(JSON.parse(await crm.ok('field list --json'))).toEqual([
      { field: 'city', clients: 2, marked: false },
      { field: 'hobby', clients: 1, marked: true },
    ])
  })

  it('keeps a mark of a field that no client has any more, and takes it off', async () => {
    await crm.ok('field mark hobby')
    await crm.ok('archive zhang')
    expect(JSON.parse(await crm.ok('field list --json'))).toEqual([
      { field: 'city', clients: 1, marked: false },
      { field: 'hobby', clients: 0, marked: true },
    ])
    await crm.ok('field unmark HOBBY')
    expect(crm.rows('select * from brief_field')).toEqual([])
  })

  it('marks and unmarks, says what the brief shows then, and can be undone', async () => {
    expect(await crm.ok('field mark City hobby')).toBe('Marked city, hobby.\nThe brief shows city, hobby.\n')
    expect(await crm.ok('field mark city')).toBe('Was marked already: city.\nThe brief shows city, hobby.\n')
    expect(await crm.ok('field unmark city')).toBe('No longer marked: city.\nThe brief shows hobby.\n')
    expect(await crm.ok('field unmark hobby')).toBe(
      'No longer marked: hobby.\nThe brief shows all fields of a client, at most six.\n',
    )
    await crm.ok('undo')
    expect(crm.rows('select name from brief_field')).toEqual([{ name: 'hobby' }])
  })

  it.each([
    ['field mark citty', 'No client has a field “citty”; the nearest is “city”.\nTry: crm field mark city'],
    ['field mark xyz', 'No client has a field “xyz”.\nTry: crm field list'],
    ['field unmark city', '“city” is not marked.\nTry: crm field list'],
  ])('refuses %s', async (line, said) => {
    expect(await crm.run(line)).toEqual({ code: 3, out: '', err: `crm: ${said}\n` })
  })

  it('says so where there is none', async () => {
    expect(await crm.ok('field list --db other.db', {})).toContain('No book yet')
    const other = app()
    await other.ok('add Ana')
    expect(await other.ok('field list')).toBe(
      'No client has a field of your own: crm edit zhang --set city=Leeds\n',
    )
  })
})
