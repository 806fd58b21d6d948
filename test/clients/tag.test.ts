import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

async function begun() {
  const crm = app()
  await exampleBook(crm)
  return crm
}

const tagged = (crm: Awaited<ReturnType<typeof begun>>, tag: string) =>
  crm
    .rows('select c.name from tag t join client c on c.id = t.client_id where t.name = ? order by c.id', tag)
    .map((row) => row.name)

describe('tag', () => {
  it('adds and removes tags of several clients', async () => {
    const crm = await begun()
    expect(await crm.run('tag "zhang wei,张伟" acme +board,vip -贵宾')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "+board  3 clients
      +vip    2 clients, 1 had it already
      -贵宾   1 client, 2 did not have it
      Zhang Wei, 张伟, Acme Ltd
      ",
      }
    `)
    expect([tagged(crm, 'board'), tagged(crm, 'vip'), tagged(crm, '贵宾')]).toEqual([
      ['Zhang Wei', '张伟', 'Acme Ltd'],
      ['Zhang Wei', '张伟', 'Acme Ltd'],
      [],
    ])
    await crm.ok('undo')
    expect([tagged(crm, 'board'), tagged(crm, 'vip'), tagged(crm, '贵宾')]).toEqual([
      [],
      ['Zhang Wei'],
      ['张伟'],
    ])
  })

  it('takes tags of one letter', async () => {
    const crm = app()
    await crm.ok('add "Zhang Wei" --tag b')
    await crm.ok('tag zhang +a -b')
    expect(crm.rows('select name from tag')).toEqual([{ name: 'a' }])
  })

  it('tags everybody a filter fits, in one step', async () => {
    const crm = await begun()
    expect(await crm.run('tag tier:A,B -tag:贵宾 +call-round')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "+call-round  2 clients
      Zhang Wei, Li Wei
      ",
      }
    `)
    expect(tagged(crm, 'call-round')).toEqual(['Zhang Wei', 'Li Wei'])
    await crm.ok('undo')
    expect(tagged(crm, 'call-round')).toEqual([])
  })

  it('changes nothing, and leaves no trace, where all is so already', async () => {
    const crm = await begun()
    const before = crm.rows('select * from journal')
    expect(await crm.run('tag zhang +VIP -lost')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "+vip   0 clients, 1 had it already
      -lost  0 clients, 1 did not have it
      Zhang Wei
      ",
      }
    `)
    expect(await crm.run('tag tag:lost +x')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "No client has the tag “lost”.
      ",
        "out": "No client matches: nothing was changed.
      ",
      }
    `)
    expect(crm.rows('select * from journal')).toEqual(before)
  })

  it('points out a new tag that is nearly an old one', async () => {
    const crm = await begun()
    expect((await crm.run('tag li +vipp')).err).toBe('“vipp” is a new tag; there is also “vip”.\n')
    expect((await crm.run('tag acme +vipp')).err).toBe('')
  })

  it('lists the tags in use', async () => {
    const crm = await begun()
    await crm.ok('tag li +vip')
    expect(await crm.run('tag')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Tag   Clients
      ────  ───────
      vip         2
      贵宾        1
      ",
      }
    `)
    expect(JSON.parse(await crm.ok('tag --json'))).toEqual([
      { tag: 'vip', clients: 2 },
      { tag: '贵宾', clients: 1 },
    ])
  })

  it.each([
    ['tag +vip', 2, 'Whose tags?\nTry: crm tag zhang +vip -lost\n'],
    ['tag zhang', 2, 'Which tags? +vip adds one, -lost takes one away.\nTry: crm tag zhang +vip -lost\n'],
    ['tag zhang +vip -VIP', 2, 'The tag “vip” cannot be both added and removed.\n'],
    ['tag zhang +none', 2, '“none” cannot be a tag: no filter could ask for it.\n'],
    ['tag nobody +vip', 3, 'No client fits “nobody”.\nTry: crm add "nobody"\n'],
    [
      'tag teir:A +vip',
      2,
      'There is no field “teir”; the nearest is “tier”.\n  fields: name, tag, tier, org, kind, stage, owner, title, quiet, last, added, has, id, archived\n  of your own: city, hobby\nTry: crm help filters\n',
    ],
  ])('%s is refused', async (line, code, err) => {
    const crm = await begun()
    expect(await crm.run(line)).toEqual({ code, out: '', err: `crm: ${err}` })
  })
})
