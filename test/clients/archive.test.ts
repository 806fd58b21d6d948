import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

async function begun() {
  const crm = app()
  await exampleBook(crm)
  return crm
}

describe('archive and unarchive', () => {
  it('take clients out of the lists and bring them back', async () => {
    const crm = await begun()
    expect(await crm.run('archive "zhang wei,acme"')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "1 open follow-up rests until crm unarchive.
      ",
        "out": "Archived Zhang Wei  #2
      Archived Acme Ltd  #5
      ",
      }
    `)
    expect(await crm.run('archive acme')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Archived before: Acme Ltd  #5
      ",
      }
    `)
    expect((await crm.ok('list tag:vip')).trim()).toBe('No client: tag vip.')
    expect(await crm.ok('due')).not.toContain('prospectus')
    expect((await crm.ok('show zhang')).split('\n')[0]).toBe('Zhang Wei  #2  archived Sun 2026-11-22')
    expect(await crm.run('unarchive zhang')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Brought back Zhang Wei  #2
      ",
      }
    `)
    expect(await crm.run('unarchive zhang')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Not archived: Zhang Wei  #2
      ",
      }
    `)
    expect(crm.rows('select name from client where archived_at is not null')).toEqual([{ name: 'Acme Ltd' }])
  })

  it('leave others alone where one is unknown', async () => {
    const crm = await begun()
    expect((await crm.run('archive acme nobody')).code).toBe(3)
    expect(crm.rows('select name from client where archived_at is not null')).toEqual([])
  })

  it('are undone', async () => {
    const crm = await begun()
    await crm.ok('archive acme "zhang wei"')
    expect(await crm.ok('undo')).toContain('Acme Ltd, Zhang Wei')
    expect(crm.rows('select name from client where archived_at is not null')).toEqual([])
  })
})
