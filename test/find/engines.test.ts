import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { clientHits } from '../../src/find/clients.ts'
import { rangesOf } from '../../src/find/phrases.ts'
import { contactsFound, followupsFound, type Question } from '../../src/find/queries.ts'
import { readAsked } from '../../src/find/words.ts'
import { findFaults } from '../../src/store/check.ts'
import type { Book } from '../../src/store/open.ts'
import { phraseOf } from '../../src/store/search.ts'
import { clientRow, stepRow, touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

const ABOUT = { today: '2026-11-22' as Day, actor: 'tester' }
const LONG = 'x'.repeat(150)

/** Notes by a letter; the later in the alphabet, the older. */
const NOTES = {
  a: 'asked about bonds and the bondholder meeting',
  b: 'Bond yields fell; call back on Friday',
  c: 'vagabond',
  d: 'Herr Müller möchte die Straße früher, Größe XL',
  e: 'café à Besançon, cœur',
  f: '他询问了国债的利率，周五回电',
  g: '定期存款利率下调',
  h: 'discussed 国债 with Zhang at lunch',
  i: '東京の会議は来週です。ファンド',
  j: 'ลูกค้าต้องการกองทุน',
  k: 'mail to ann.smith@acme-corp.example, see https://acme.example/a_b?c=d',
  l: "don't forget O'Neil's follow-up on the co-op",
  m: 'rate 3.5% rising to 13.55, ref. A/2026-11',
  n: 'terms AND conditions OR else NOT near',
  o: 'a*b "quoted" col:on ^caret -dash (paren)',
  p: `key ${LONG}end after`,
  q: 'fixed deposit of 100 000 EUR',
  r: 'deposit fixed by hand',
  s: '👍 great, ½ done, ① first, ﬁnal №5',
  t: 'ОБЛИГАЦИИ обсуждали, Ἀθῆναι και ΟΔΟΣ',
  u: 'سندات حكومية',
  v: '채권 금리를 물었다',
  w: 'cafe\u0301 in Lyon, nai\u0308ve',
  x: 'ＦＵＬＬ　ｗｉｄｔｈ １２３',
  y: 'word\u00adshy ze\u200bro ta\tb line\nbreak',
  z: '𬭊 and 𠮷野家',
} as const

const CASES: readonly [typed: string | readonly string[], notes: string][] = [
  ['bond', 'ab'],
  ['BONDS', 'a'],
  ['bon yie', ''],
  [['bon', 'yie'], 'b'],
  [['friday', 'bond'], 'b'],
  [['bond', 'lunch'], ''],
  ['"bond"', 'b'],
  ['“bond”', 'b'],
  ['ond', ''],
  ['about bonds', 'a'],
  ['about bond', ''],
  ['bonds about', ''],
  ['fixed deposit', 'q'],
  [['fixed', 'deposit'], 'qr'],
  ['muller', 'd'],
  ['MÜLL', 'd'],
  ['strasse', 'd'],
  ['straße', 'd'],
  ['grosse', 'd'],
  ['möchte die', 'd'],
  ['cafe', 'ew'],
  ['café', 'ew'],
  ['besancon', 'e'],
  ['coeur', 'e'],
  ['naive', 'w'],
  ['债', 'fh'],
  ['国债', 'fh'],
  ['债国', ''],
  ['利率', 'fg'],
  [['国债', '利率'], 'f'],
  ['国债 利率', ''],
  ['国债的利率', 'f'],
  ['的，利', 'f'],
  ['回电', 'f'],
  ['率，周', 'f'],
  [['国债', 'zhang'], 'h'],
  ['discussed 国债', 'h'],
  ['国债with', 'h'],
  ['京の会', 'i'],
  ['ファンド', 'i'],
  ['フアンド', ''],
  ['กองทุน', 'j'],
  ['ลูกค้า', 'j'],
  ['ann.smith@acme-corp.example', 'k'],
  ['ann.sm', 'k'],
  ['smith@acme', 'k'],
  ['acme.example/a_b', 'k'],
  ['https://acme', 'k'],
  ["don't", 'l'],
  ['dont', 'l'],
  ['don’t', 'l'],
  ['oneil', 'l'],
  ['follow-up', 'l'],
  ['followup', ''],
  ['co-op', 'l'],
  ['3.5%', 'm'],
  ['3.5', 'm'],
  ['13.5', 'm'],
  ['5.5', ''],
  ['2026-11', 'm'],
  ['AND', 'anz'],
  [['and', 'OR'], 'n'],
  ['"AND conditions OR"', 'n'],
  ['NOT', 'n'],
  ['NEAR', 'n'],
  ['NEAR(bond', ''],
  ['bond*', 'ab'],
  ['bo*nd', ''],
  ['^bond', 'ab'],
  ['-bond', 'ab'],
  ['bond:', 'ab'],
  ['words:bond', ''],
  ['col:on', 'o'],
  ['"a*b"', 'ko'],
  ['quoted" col', 'o'],
  ["'; drop table client; --", ''],
  [`${'x'.repeat(100)}`, 'p'],
  [`${LONG}other`, 'p'],
  [`"key ${LONG}end after"`, 'p'],
  ['x'.repeat(99), 'p'],
  ['y'.repeat(5000), ''],
  ['100 000', 'q'],
  ['100000', ''],
  ['1 2', 's'],
  ['final', 's'],
  ['no5', 's'],
  ['👍great', 's'],
  ['облигац', 't'],
  ['αθηναι', 't'],
  ['οδος', 't'],
  ['οδοσ', 't'],
  ['سندات', 'u'],
  ['채권', 'v'],
  ['채', 'v'],
  ['금리', 'v'],
  ['full', 'x'],
  ['width 123', 'x'],
  ['shy', 'y'],
  ['b line', 'y'],
  ['line break', 'y'],
  ['bond\u0000yields', 'b'],
  ['𬭊', 'z'],
  ['𠮷野', 'z'],
  ['吉野', ''],
]

const dayOf = (at: number) => `2026-10-${String(31 - at).padStart(2, '0')}` as Day

onEveryEngine('finding', (open) => {
  let book: Book
  let question: Omit<Question, 'phrases'>

  beforeAll(async () => {
    book = await open()
    await book.write({ at: '2026-11-22T10:00:00+00:00', actor: 'tester', command: 'log' }, async (draft) => {
      const ann = await draft.insert(
        'client',
        clientRow({ name: 'Ann O’Neil', title: 'Head of Bonds', note: '喜欢国债', tier: 'A' }),
      )
      const li = await draft.insert('client', clientRow({ name: '李国强', tier: 'B' }))
      await draft.insert('alias', { client_id: li, name: 'Li Guoqiang' })
      await draft.insert('tag', { client_id: li, name: 'bond-fund' })
      await draft.insert('attribute', { client_id: li, name: 'city', value: 'Zürich' })
      await draft.insert('contact_point', {
        client_id: ann,
        kind: 'email',
        label: null,
        value: 'ann@bonds.example',
      })
      const gone = await draft.insert('client', clientRow({ name: 'Gone', archived_at: '2026-01-01' }))
      await draft.insert('touchpoint', touchpointRow(gone, { note: 'bonds of old' }))
      const notes = Object.values(NOTES)
      await draft.insertMany(
        'touchpoint',
        notes.map((note, at) => touchpointRow(at % 2 === 0 ? ann : li, { note, day: dayOf(at) })),
      )
      await draft.insert('followup', stepRow(ann, { what: 'send the bond prospectus', due: dayOf(0) }))
      await draft.insert(
        'followup',
        stepRow(li, { what: 'call', result: 'sold bonds', due: dayOf(1), done_at: 'x', done_on: dayOf(1) }),
      )
    })
    const { where } = await matching(book.db, readFilter([], ABOUT))
    question = { where, limit: 100 }
  })
  afterAll(() => book.close())

  it.each(CASES)('%j: %j', async (typed, notes) => {
    const { phrases } = readAsked(typeof typed === 'string' ? [typed] : typed, ['city'])
    const found = await contactsFound(book, { ...question, phrases })
    const letters = Object.keys(NOTES)
    const texts = Object.values(NOTES) as string[]
    expect(found.map(({ note }) => letters[texts.indexOf(note)]).join('')).toBe(notes)
    const marked = texts.filter((note) => phrases.every((phrase) => rangesOf(note, [phrase]).length > 0))
    expect(marked).toEqual(found.map(({ note }) => note))
  })

  it('finds what stands in the notes, whatever they are made of', async () => {
    const letters = fc.constantFrom(
      ...'abB éßΣς国债が 3.-\'"*:^&|!()<>＠ก채👍',
      '\u0301',
      '\u00ad',
      ' and ',
      ' not ',
    )
    const text = fc.array(letters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
    const samples = fc.sample(text, { numRuns: 400, seed: 7 })
    const own = await open()
    await own.write({ at: '2026-11-22T10:00:00+00:00', actor: 'tester', command: 'log' }, async (draft) => {
      const ann = await draft.insert('client', clientRow({ name: 'Ann' }))
      const notes = samples.map((note) => touchpointRow(ann, { note }))
      await draft.insertMany('touchpoint', notes)
    })
    let hits = 0
    for (const typed of fc.sample(text, { numRuns: 120, seed: 8 })) {
      const phrase = phraseOf(typed, !typed.includes(' '))
      if (!phrase) continue
      const found = await contactsFound(own, { ...question, phrases: [phrase], limit: 500 })
      const marked = samples.filter((note) => rangesOf(note, [phrase]).length > 0)
      expect([typed, found.map(({ note }) => note).sort()]).toEqual([typed, marked.sort()])
      hits += found.length
    }
    expect(hits).toBeGreaterThan(500)
    await own.close()
  })

  const ask = (...typed: string[]) => ({ ...question, phrases: readAsked(typed, []).phrases })

  it('keeps to days, limit and filter, newest first', async () => {
    const days = async (more: object) =>
      (await contactsFound(book, { ...ask('the'), ...more })).map(({ day }) => day.slice(8))
    const all = await days({})
    expect(all).toEqual(all.toSorted().reverse())
    expect(await days({ limit: 1 })).toEqual(all.slice(0, 1))
    expect(await days({ from: dayOf(11), to: dayOf(0) })).toEqual(all)
    expect(await days({ from: dayOf(0) })).toEqual(['31'])
    expect(await days({ to: dayOf(1) })).toEqual(all.slice(1))
    const { where } = await matching(book.db, readFilter(['tier:B'], ABOUT))
    expect(await days({ where })).toEqual(all.filter((day) => (31 - Number(day)) % 2 === 1))
  })

  it('finds follow-ups by what was to be done and by what was said', async () => {
    const found = await followupsFound(book, ask('bond'))
    expect(found.map(({ what, result, client }) => [what, result, client])).toEqual([
      ['send the bond prospectus', null, 'Ann O’Neil'],
      ['call', 'sold bonds', '李国强'],
    ])
    expect(await followupsFound(book, ask('call sold'))).toHaveLength(1)
  })

  it('holds every text once, also of a follow-up of which only the result is known', async () => {
    const own = await open()
    await own.write({ at: '2026-11-22T10:00:00+00:00', actor: 'tester', command: 'done' }, async (draft) => {
      const ann = await draft.insert('client', clientRow({ name: '...' }))
      const step = await draft.insert('followup', stepRow(ann, { what: '' }))
      await draft.update('followup', step, { result: 'all sold' })
      await draft.insert('followup', stepRow(ann, { what: '👍' }))
      await draft.insert('touchpoint', touchpointRow(ann, { note: '!' }))
    })
    expect(await findFaults(own.db, own.engine)).toEqual([])
    expect(await followupsFound(own, ask('sold'))).toHaveLength(1)
    await own.close()
  })

  it('finds clients by everything that is known of them, and says where', async () => {
    const held = async (typed: string[], within: ('names' | 'fields')[] = ['names', 'fields']) =>
      (await clientHits(book, ask(...typed), within)).map(({ name, held: texts }) => [
        name,
        ...texts.map(({ field, text }) => `${field} ${text}`),
      ])
    expect(await held(['bond'])).toEqual([
      ['李国强', 'tag bond-fund'],
      ['Ann O’Neil', 'title Head of Bonds', 'point ann@bonds.example'],
    ])
    expect(await held(['国'])).toEqual([
      ['李国强', 'name 李国强'],
      ['Ann O’Neil', 'note 喜欢国债'],
    ])
    expect(await held(['国'], ['names'])).toEqual([['李国强', 'name 李国强']])
    expect(await held(['国'], ['fields'])).toEqual([['Ann O’Neil', 'note 喜欢国债']])
    expect(await held(['zurich', 'li'])).toEqual([['李国强', 'alias Li Guoqiang', 'attribute Zürich']])
    expect(await held(['Guoqiang Zürich'])).toEqual([])
    expect(await held(['oneil'])).toEqual([['Ann O’Neil', 'name Ann O’Neil']])
    expect(await held(['gone'])).toEqual([])
  })
})
