import { describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { allSegments, countsWhere } from '../../src/segments/queries.ts'
import { knownSegment, readSegmentName, typedAgain } from '../../src/segments/segment.ts'
import { app } from '../crm.ts'
import { clientRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

async function begun() {
  const crm = app()
  for (const line of [
    'add "Zhang Wei" --tier A --tag vip --owner me',
    'add 张伟 --tier B --tag vip',
    'add "Li Wei" --tier B --tag lost',
    'add "Old Tom" --tier A --tag vip',
    'archive "old tom"',
    'log "zhang wei" T "asked about bonds" --on 2026-11-12',
    'log 张伟 M 国债 --on 2026-10-01',
  ])
    await crm.ok(line)
  return crm
}

const names = async (crm: Awaited<ReturnType<typeof begun>>, line: string) =>
  JSON.parse(await crm.ok(`${line} --json`)).map((client: { name: string }) => client.name)

describe('the name of a segment', () => {
  it.each([
    ['quiet-vips', 'quiet-vips'],
    ['@quiet_vips2', 'quiet_vips2'],
    ['＠重点', '重点'],
    [' Größe ', 'Größe'],
  ])('%s', (typed, name) => {
    expect(readSegmentName(typed)).toBe(name)
  })

  it.each(['', '@', 'two words', 'a,b', 'a:b', '-x', 'tag*', '\u0000', 'x'.repeat(101), '\u0301'])(
    '%j is none',
    (typed) => {
      expect(() => readSegmentName(typed)).toThrow()
    },
  )

  it('is compared folded, and the nearest is offered', () => {
    const segments = [{ id: 1, name: 'Größe', words: ['tier:A'] }]
    expect(knownSegment(segments, 'grösse').id).toBe(1)
    expect(() => knownSegment(segments, 'grosze')).toThrow(
      'There is no segment “grosze”; the nearest is “Größe”.',
    )
  })

  it('has terms that can be typed again', () => {
    expect(typedAgain(['tag:vip', 'quiet:>30d', 'org:Acme Ltd', "name:O'Neil", '-@重点'])).toBe(
      `tag:vip 'quiet:>30d' 'org:Acme Ltd' "name:O'Neil" -@重点`,
    )
  })
})

describe('segment', () => {
  it('is saved, listed, shown and removed', async () => {
    const crm = await begun()
    expect(await crm.run('segment save quiet-vips tag:vip quiet:30d')).toEqual({
      code: 0,
      out: '@quiet-vips  tag vip, quiet for 30 days or more: 1 client\n',
      err: '',
    })
    await crm.ok("segment save mine owner:me 'quiet:>1d'")
    expect(await crm.run('segment list')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Segment      Filter                Clients
      ───────────  ────────────────────  ───────
      @mine        owner:me 'quiet:>1d'        1
      @quiet-vips  tag:vip quiet:30d           1
      ",
      }
    `)
    expect(await crm.run('segment show @Quiet-VIPs')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "@quiet-vips
      means     tag vip, quiet for 30 days or more
      typed as  tag:vip quiet:30d
      clients   1

      #   Name  Tier  Tags  Last contact    Quiet
      ──  ────  ────  ────  ──────────────  ─────
      #2  张伟  B     vip   Thu 2026-10-01    52d
      ",
      }
    `)
    expect(JSON.parse(await crm.ok('segment show mine --json'))).toMatchObject({
      name: 'mine',
      terms: ['owner:me', 'quiet:>1d'],
      says: 'owner me, quiet for more than 1 day',
      clients: [{ name: 'Zhang Wei' }],
    })
    expect(await crm.run('segment remove mine')).toEqual({
      code: 0,
      out: "Removed @mine  owner:me 'quiet:>1d'\n",
      err: '',
    })
    await crm.ok('undo')
    expect(crm.rows('select name, terms from segment order by name')).toEqual([
      { name: 'mine', terms: 'owner:me\nquiet:>1d' },
      { name: 'quiet-vips', terms: 'tag:vip\nquiet:30d' },
    ])
  })

  it('is replaced under the same name, and says what it was', async () => {
    const crm = await begun()
    await crm.ok('segment save key tier:A')
    expect(await crm.ok('segment save KEY tier:A,B')).toBe('@KEY  tier A or B: 3 clients\nwas: tier:A\n')
    await crm.ok('undo')
    expect(crm.rows('select name, terms from segment')).toEqual([{ name: 'key', terms: 'tier:A' }])
  })

  it('shows one that nobody is in as just that', async () => {
    const crm = await begun()
    await crm.ok('segment save late quiet:9999d tier:A')
    expect((await crm.ok('segment show late')).trimEnd().split('\n').at(-1)).toBe(
      'No client: quiet for 9999 days or more, tier A.',
    )
  })

  it('says what the segments within it mean', async () => {
    const crm = await begun()
    await crm.ok('segment save vips tag:vip')
    await crm.ok('segment save key @vips tier:A')
    await crm.ok('segment save both @key,vips')
    expect((await crm.ok('segment show both')).split('\n').slice(0, 6)).toEqual([
      '@both',
      'means     @key or @vips',
      '@key      @vips, tier A',
      '@vips     tag vip',
      'typed as  @key,vips',
      'clients   2',
    ])
  })

  it('is used in any filter, also within another one, and stays relative', async () => {
    const crm = await begun()
    await crm.ok('segment save quiet quiet:30d')
    await crm.ok('segment save 重点 tag:vip @quiet')
    expect(await names(crm, 'list @重点')).toEqual(['张伟'])
    expect(await names(crm, 'list @重点 --today 2026-12-24')).toEqual(['Zhang Wei', '张伟'])
    expect(await names(crm, 'list -@重点')).toEqual(['Zhang Wei', 'Li Wei'])
    expect(await names(crm, 'list tier:B -@QUIET')).toEqual([])
    await crm.ok('segment save lost tag:lost')
    expect(await names(crm, 'list @lost,重点')).toEqual(['Li Wei', '张伟'])
    expect(await crm.ok('grid @重点')).toContain('@重点')
    await crm.ok('segment save mine owner:me')
    expect(await names(crm, 'list @mine')).toEqual(['Zhang Wei'])
    expect(JSON.parse((await crm.run('list @mine --json', { env: { CRM_USER: 'Ann' } })).out)).toEqual([])
  })

  it('counts archived: within it as if it were written out', async () => {
    const crm = await begun()
    await crm.ok('segment save all-vips tag:vip archived:all')
    expect(await names(crm, 'list @all-vips')).toEqual(['Old Tom', 'Zhang Wei', '张伟'])
    expect(await names(crm, 'list -@all-vips')).toEqual(['Li Wei'])
    await crm.ok('segment save inner @all-vips tier:A')
    expect(await names(crm, 'list @inner')).toEqual(['Old Tom', 'Zhang Wei'])
  })

  it('is tagged in one step that can be undone', async () => {
    const crm = await begun()
    await crm.ok('segment save vips tag:vip')
    expect(await crm.ok('tag @vips +call-round')).toBe('+call-round  2 clients\nZhang Wei, 张伟\n')
    await crm.ok('undo')
    expect(crm.rows("select * from tag where name = 'call-round'")).toEqual([])
    expect(await crm.ok('tag -@vips +cold')).toBe('+cold  1 client\nLi Wei\n')
  })

  it.each([
    [['segment save vips'], 2, 'Which clients are in it?\nTry: crm segment save vips tag:vip quiet:30d\n'],
    [
      ['segment save "my vips" tag:vip'],
      2,
      '“my vips” cannot be the name of a segment: it takes letters, digits, - and _.\nTry: crm segment save quiet-vips tag:vip quiet:30d\n',
    ],
    [['segment save a @a'], 4, 'The segment “a” would be a part of itself: @a → @a.\n'],
    [
      ['segment save a tag:vip', 'segment save b -@a', 'segment save a @b,a'],
      4,
      'The segment “a” would be a part of itself: @a → @b → @a.\n',
    ],
    [
      ['segment save a tag:vip', 'segment save b @a', 'segment remove a'],
      4,
      '@a is a part of @b: change it first.\nTry: crm segment show b\n',
    ],
    [
      ['segment save quiet-vips tag:vip', 'list @quiet-vip'],
      3,
      'There is no segment “quiet-vip”; the nearest is “quiet-vips”.\n  segments: @quiet-vips\nTry: crm segment list\n',
    ],
    [['list @vips'], 3, 'There is no segment “vips”.\nTry: crm segment save vips tag:vip quiet:30d\n'],
    [
      ['segment save vips tag:vip', 'log @vips T hello'],
      3,
      '“@vips” asks for a segment, and here clients are named one by one.\nTry: crm list @vips\n',
    ],
    [
      ['segment save vips tag:vip', 'segment save new @vip'],
      3,
      'There is no segment “vip”; the nearest is “vips”.\n  segments: @vips\nTry: crm segment list\n',
    ],
    [['segment save x tier:Q'], 2, "tier: takes A, B, C or none, not “Q”.\nTry: crm list 'tier:A,B'\n"],
  ])('%j is refused, and nothing is kept of it', async (lines, code, err) => {
    const crm = await begun()
    for (const line of lines.slice(0, -1)) await crm.ok(line)
    const before = crm.rows('select * from segment')
    expect(await crm.run(lines.at(-1) as string)).toEqual({ code, out: '', err: `crm: ${err}` })
    expect(crm.rows('select * from segment')).toEqual(before)
  })

  it('of a field that nobody has is not saved', async () => {
    const crm = await begun()
    expect(await crm.run('segment save x ciyt:Leeds')).toMatchObject({ code: 2 })
    expect(crm.rows('select * from segment')).toEqual([])
  })

  it('does not double for ever', async () => {
    const crm = await begun()
    await crm.ok('segment save s0 tag:vip')
    const ran = []
    for (let at = 1; at < 12; at++)
      ran.push((await crm.run(`segment save s${at} @s${at - 1} -@s${at - 1}`)).code)
    expect(ran.slice(0, 7).concat(ran[7] as number)).toEqual([0, 0, 0, 0, 0, 0, 0, 4])
  })

  it('whose field went away is listed all the same', async () => {
    const crm = await begun()
    await crm.ok('edit "zhang wei" --set city=Leeds')
    await crm.ok('segment save leeds city:Leeds')
    await crm.ok('segment save vips tag:vip')
    await crm.ok('edit "zhang wei" --clear city')
    const { code, out, err } = await crm.run('segment list')
    expect([code, err]).toEqual([0, '@leeds: There is no field “city”.\n'])
    expect(out).toContain('@vips')
  })
})

onEveryEngine('segments', (open) => {
  it('are counted, each with its own condition', async () => {
    const book = await open()
    const at = '2026-11-22T10:00:00+00:00'
    await book.write({ at, actor: 'tester', command: 'segment save' }, async (draft) => {
      for (const tier of ['A', 'A', 'B']) await draft.insert('client', clientRow({ name: 'Ann', tier }))
      await draft.insert('segment', { name: 'key', terms: 'tier:A', created_at: at })
      await draft.insert('segment', { name: '其他', terms: '-@key\nann', created_at: at })
    })
    expect((await allSegments(book.db)).map(({ name, words }) => [name, ...words])).toEqual([
      ['key', 'tier:A'],
      ['其他', '-@key', 'ann'],
    ])
    const about = { today: '2026-11-22' as Day, actor: 'tester' }
    const conditions = []
    for (const word of ['@key', '@其他', '@KEY,其他', 'zhang'])
      conditions.push((await matching(book.db, readFilter([word], about))).where)
    expect(await countsWhere(book.db, conditions)).toEqual([2, 1, 3, 0])
    expect(await countsWhere(book.db, Array(120).fill(conditions[0]))).toEqual(Array(120).fill(2))
    await book.close()
  })
})
