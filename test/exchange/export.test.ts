import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

async function book(): Promise<App> {
  const crm = app()
  await crm.ok(
    'add "Zhang Wei" --org Acme --tier A --tag vip,board --phone "+86 138 0013 8000" --set city=上海 --set phone2=x',
  )
  await crm.ok('add "Li Wei" --note "=1+1; \\"x\\"" --birthday 03-18')
  await crm.ok('log zhang T "asked about bonds" --on 2026-11-12 --next "27 nov send prospectus"')
  await crm.ok('log li M "two\nlines, one; note" --on 2026-10-02 --minutes 30 --in')
  return crm
}

describe('an export', () => {
  it('of touchpoints, for a pipe', async () => {
    const crm = await book()
    const [uid1, uid2] = crm.rows(
      'select t.uid as t, c.uid as c from touchpoint t join client c on c.id = t.client_id order by t.id',
    )
    expect(await crm.run('export touchpoints')).toEqual({
      code: 0,
      out:
        'day,time,client,code,note,direction,minutes,mood,id,client uid,event uid,uid\r\n' +
        `2026-11-12,,Zhang Wei,T,asked about bonds,,,,1,${uid1?.c},,${uid1?.t}\r\n` +
        `2026-10-02,,Li Wei,M,"two\nlines, one; note",in,30,,2,${uid2?.c},,${uid2?.t}\r\n`,
      err: '',
    })
    expect(crm.rows('select command, summary, writes from journal order by id desc limit 1')).toEqual([
      { command: 'export touchpoints', summary: '2 touchpoints to standard output', writes: 0 },
    ])
  })

  it('of touchpoints of some clients and days, to a file with a mark and another delimiter', async () => {
    const crm = await book()
    const ran = await crm.run('export touchpoints tag:vip --month 2026-11 -o out.csv --delimiter ";"')
    expect(ran).toEqual({ code: 0, out: '', err: 'Wrote out.csv.\n' })
    const lines = crm.read('out.csv').split('\r\n')
    expect(lines[0]).toBe(
      '\ufeffday;time;client;code;note;direction;minutes;mood;id;client uid;event uid;uid',
    )
    expect(lines[1]).toMatch(/^2026-11-12;;Zhang Wei;T;asked about bonds;/)
    expect(lines).toHaveLength(3)
    expect(await crm.ok('history --json')).toContain(
      '1 touchpoint (tag vip, from 2026-11-01 to 2026-11-30) to out.csv',
    )
    expect((await crm.ok('export touchpoints --from 2026-11-01')).split('\r\n')).toHaveLength(3)
    expect((await crm.ok('export touchpoints --to 2026-11-01')).split('\r\n')).toHaveLength(3)
    expect((await crm.ok('export touchpoints tier:B')).split('\r\n')).toHaveLength(2)
  })

  it('of clients, each with all that is known', async () => {
    const crm = await book()
    const uids = crm.rows('select uid, created_at from client order by id')
    const csv = await crm.ok('export clients')
    expect(csv).toBe(
      'name,kind,organisation,title,tier,stage,owner,tags,email,phone,address,wechat,url,birthday,note,aliases,city,custom: phone2,id,created,archived,organisation uid,uid\r\n' +
        `Acme,organisation,,,,,,,,,,,,,,,,,1,${uids[0]?.created_at},,,${uids[0]?.uid}\r\n` +
        `Zhang Wei,person,Acme,,A,,,vip; board,,'+86 138 0013 8000,,,,,,,上海,x,2,${uids[1]?.created_at},,${uids[0]?.uid},${uids[1]?.uid}\r\n` +
        `Li Wei,person,,,,,,,,,,,,'--03-18,"'=1+1; ""x""",,,,3,${uids[2]?.created_at},,,${uids[2]?.uid}\r\n`,
    )
    const json = JSON.parse(await crm.ok('export clients --format json'))
    expect(json[1]).toMatchObject({
      id: 2,
      name: 'Zhang Wei',
      org: { id: 1, name: 'Acme' },
      tags: ['vip', 'board'],
      points: [{ kind: 'phone', label: null, value: '+86 138 0013 8000' }],
      fields: { city: '上海', phone2: 'x' },
      last_day: '2026-11-12',
    })
  })

  it('has the archived without a filter, and with one what the filter says', async () => {
    const crm = await book()
    await crm.ok('archive li --yes')
    const count = async (filter: string) => JSON.parse(await crm.ok(`export clients ${filter} --json`)).length
    expect([await count(''), await count('kind:person'), await count('kind:person archived:all')]).toEqual([
      3, 1, 2,
    ])
  })

  it('of follow-ups, open and done', async () => {
    const crm = await book()
    await crm.ok('done 1')
    const [row] = JSON.parse(await crm.ok('export followups --json'))
    expect(row).toMatchObject({
      id: 1,
      due: '2026-11-27',
      client: 'Zhang Wei',
      what: 'send prospectus',
      touchpoint_id: 1,
    })
    expect(row.done_at).toMatch(/^2026-11-22T/)
    expect(await crm.ok('export followups li')).toMatch(
      /^due,time,client,what,kind,first due,snoozes,every,done on,result,done,dropped,created,id,touchpoint,client uid,uid\r\n$/,
    )
  })

  it('of the grid is the grid', async () => {
    const crm = await book()
    expect(await crm.ok('export grid --month 2026-10 kind:person')).toBe(
      await crm.ok('grid --month 2026-10 kind:person --format csv'),
    )
    expect(await crm.ok('export grid --month 2026-10 --json')).toBe(
      await crm.ok('grid --month 2026-10 --json'),
    )
    expect(await crm.ok('history --json')).toContain('the grid of October 2026 (2 rows) to standard output')
  })

  it('is in the history, and undo passes it by', async () => {
    const crm = await book()
    await crm.ok('export all -o b.json')
    expect(await crm.ok('history --json')).toContain('export all')
    expect(await crm.ok('undo --yes')).toContain('log')
  })

  it('says that there is no book, makes none, and is an empty file', async () => {
    const crm = app()
    expect(await crm.run('export followups')).toEqual({
      code: 0,
      out: 'due,time,client,what,kind,first due,snoozes,every,done on,result,done,dropped,created,id,touchpoint,client uid,uid\r\n',
      err: `No book yet at ${crm.book}: the export is empty.\n`,
    })
    expect(await crm.ok('list')).toContain('No book yet')
  })

  it.each([
    ['export', 0, ''],
    ['export deals', 2, 'crm: There is no command “export deals”.\nTry: crm export all\n'],
    ['export touchpoints --month 2026-13', 2, undefined],
    ['export clients colour:red', 2, undefined],
    ['export all --format csv', 2, 'crm: crm export all cannot print csv: it prints json.\n'],
  ])('wrong: %s', async (line, code, err) => {
    const crm = await book()
    const ran = await crm.run(line)
    expect(ran.code).toBe(code)
    if (err !== undefined) expect(ran.err).toBe(err)
  })
})
