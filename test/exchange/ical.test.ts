import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type Day, dayFromNumber, dayNumber } from '../../src/day.ts'
import { noteOf, uidOf } from '../../src/exchange/events/events-notes.ts'
import { escapedText, plainText, propertyLines, readProperty } from '../../src/exchange/events/ical.ts'
import { wholeLines } from '../../src/exchange/events/ical-lines.ts'
import { readRule, ruleDays } from '../../src/exchange/events/ical-rule.ts'
import { readDuration, readOffset, readTime } from '../../src/exchange/events/ical-times.ts'
import {
  instantOf,
  namedZone,
  readObservance,
  wallOf,
  type Zone,
  zoneOf,
} from '../../src/exchange/events/ical-zone.ts'

async function linesOf(content: string | Uint8Array, pieces = 1): Promise<[number, string][]> {
  const bytes = Buffer.from(content)
  const size = Math.max(1, Math.ceil(bytes.length / pieces))
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const found: [number, string][] = []
  for await (const lines of wholeLines(source)) for (const { line, text } of lines) found.push([line, text])
  return found
}

describe('the lines of a calendar file', () => {
  it.each([
    ['CRLF', 'A:1\r\nB:2\r\n 3\r\nC:4'],
    ['LF', 'A:1\nB:2\n 3\nC:4\n'],
    ['CR', 'A:1\rB:2\r 3\rC:4\r'],
    ['a byte order mark and a tab', '\ufeffA:1\r\nB:2\r\n\t3\r\nC:4\r\n'],
  ])('end with %s, in pieces of any size', async (_, content) => {
    for (const pieces of [1, 2, 3, 5, 40]) {
      expect(await linesOf(content, pieces)).toEqual([
        [1, 'A:1'],
        [2, 'B:23'],
        [4, 'C:4'],
      ])
    }
  })

  it('may be folded in the midst of a character, be UTF-16, or Chinese of old', async () => {
    const text = 'SUMMARY:国债'
    const cut = Buffer.concat([
      Buffer.from(text).subarray(0, 9),
      Buffer.from('\r\n '),
      Buffer.from(text).subarray(9),
    ])
    expect(await linesOf(cut)).toEqual([[1, text]])
    expect(await linesOf(Buffer.from(`\ufeff${text}\r\n`, 'utf16le'))).toEqual([[1, text]])
    expect(await linesOf(Buffer.from([0x41, 0x3a, 0xb9, 0xfa, 0xd5, 0xae]))).toEqual([[1, 'A:国债']])
  })

  it('are what was written, whatever it was', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (value, pieces) => {
        const written = propertyLines('SUMMARY', escapedText(value), { 'X-NAME': value })
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const [[, line] = [0, '']] = await linesOf(written, pieces)
        const property = readProperty(line, 1)
        expect(plainText(property?.value ?? '')).toBe(kept(value))
      }),
      { numRuns: 200 },
    )
  })
})

/** What of a text a calendar can hold. */
function kept(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')
}

describe('a property', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['SUMMARY:a:b;c', 'SUMMARY', {}, 'a:b;c'],
    ['dtstart;tzid=Asia/Shanghai:20261122T100000', 'DTSTART', { TZID: 'Asia/Shanghai' }, '20261122T100000'],
    ['A;CN="Wei, Zhang: x;y":mailto:z', 'A', { CN: 'Wei, Zhang: x;y' }, 'mailto:z'],
    ['A;CN="a","b";X=1:v', 'A', { CN: 'a,b', X: '1' }, 'v'],
    ["A;CN=^'Z^'^n^^:v", 'A', { CN: '"Z"\n^' }, 'v'],
    ['A;CN=:v', 'A', { CN: '' }, 'v'],
    ['DTSTART;VALUE:20261122', 'DTSTART', { VALUE: '' }, '20261122'],
    ['SUMMARY :late colon', 'SUMMARY', {}, 'late colon'],
    ['ATTENDEE;CN="a "b" c":mailto:x@y.example', 'ATTENDEE', { CN: 'a ' }, 'mailto:x@y.example'],
  ])('%s', (text, name, params, value) => {
    expect(readProperty(text, 3)).toEqual({ line: 3, name, params, value })
  })

  it.each(['no colon', '', ' A:1', 'A B:1', ';X=1:v', 'A;"x":v'])('“%s” is none', (text) => {
    expect(readProperty(text, 1)).toBeUndefined()
  })

  it('is read in time however long it is', () => {
    const started = performance.now()
    for (const tail of ['', ':v', '"', '";']) readProperty(`A${';X="a",b'.repeat(8_000)}${tail}`, 1)
    for (const tail of ['', '"']) readProperty(`ATTENDEE;CN=${'a,'.repeat(30_000)}${tail}`, 1)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('times', () => {
  it.each([
    ['20261122', {}, '2026-11-22T00:00 date'],
    ['20261122T153000', {}, '2026-11-22T15:30 floating'],
    ['20261122T153000Z', { TZID: 'Asia/Shanghai' }, '2026-11-22T15:30 UTC'],
    ['20261122T1530', { TZID: 'Asia/Shanghai' }, '2026-11-22T15:30 Asia/Shanghai'],
    ['2026-11-22T15:30:00', {}, '2026-11-22T15:30 floating'],
    ['20261122T000000', { VALUE: 'DATE' }, '2026-11-22T00:00 date'],
    ['20261131', {}, undefined],
    ['20261122T250000', {}, undefined],
    ['20261122T', {}, undefined],
    ['tomorrow', {}, undefined],
  ])('%s %j', (value, params, expected) => {
    const time = readTime(value, params as Record<string, string>)
    const said =
      time &&
      `${new Date(time.wall).toISOString().slice(0, 16)} ${time.isDate ? 'date' : (time.zone ?? 'floating')}`
    expect(said).toBe(expected)
  })

  it.each([
    ['PT1H30M', 90],
    ['P1DT2H', 26 * 60],
    ['P2W', 14 * 24 * 60],
    ['-PT15M', -15],
    ['P', undefined],
    ['1H', undefined],
  ])('lasts %s', (value, minutes) => {
    expect(readDuration(value)).toBe(minutes === undefined ? undefined : minutes * 60_000)
  })

  it.each([
    ['+0800', 480],
    ['-0330', -210],
    ['+053000', 330],
    ['8', undefined],
  ])('%s from UTC', (value, minutes) => expect(readOffset(value)).toBe(minutes))
})

describe('rules', () => {
  it.each([
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=YEARLY;BYWEEKNO=3',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=x',
    'FREQ=DAILY;UNTIL=never',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'INTERVAL=2',
    '',
  ])('“%s” is not read', (value) => expect(readRule(value)).toBeUndefined())

  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const some = <T>(each: fc.Arbitrary<T>) => fc.uniqueArray(each, { minLength: 1, maxLength: 3 })
  const nth = fc.tuple(fc.constantFrom('', '1', '2', '-1', '4'), weekday).map((parts) => parts.join(''))
  const by = fc.oneof(
    fc.constant('FREQ=DAILY'),
    some(weekday).map((days) => `FREQ=DAILY;BYDAY=${days}`),
    fc.constant('FREQ=WEEKLY'),
    fc.tuple(some(weekday), weekday).map(([days, start]) => `FREQ=WEEKLY;BYDAY=${days};WKST=${start}`),
    fc.constant('FREQ=MONTHLY'),
    some(nth).map((days) => `FREQ=MONTHLY;BYDAY=${days}`),
    some(fc.constantFrom(1, 15, 28, 31, -1)).map((dates) => `FREQ=MONTHLY;BYMONTHDAY=${dates}`),
    fc.constantFrom(1, -1, 2).map((at) => `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${at}`),
    fc.constant('FREQ=YEARLY'),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), nth)
      .map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`),
  )
  const interval = fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=3')
  const count = fc.constantFrom('', ';COUNT=5')
  // Of 29 February a year later ical.js makes 1 March; RFC 5545 (3.3.10) leaves such years out, and so do we.
  const start = fc
    .integer({ min: dayNumber('2019-01-01' as Day), max: dayNumber('2026-01-01' as Day) })
    .filter((day) => !dayFromNumber(day).endsWith('-02-29'))

  it('give the days that a reader that is not ours gives', () => {
    fc.assert(
      fc.property(by, interval, count, start, (text, every, times, first) => {
        // From a first day that is none of the rule, ical.js counts positions of its month from another day.
        const month = text.includes('BYSETPOS') ? dayFromNumber(first).slice(0, 7) : 'none'
        const value = text + every + (month === 'none' ? times : '')
        const rule = readRule(value)
        if (!rule) throw new Error(value)
        // What the rule itself gives from the first day on; the event's own first day always counts for us.
        const theirs: Day[] = []
        const bare = ICAL.Recur.fromString(text + every)
        const walk = bare.iterator(ICAL.Time.fromDateString(dayFromNumber(first)))
        const last = first + 800
        for (let next = walk.next(); next && theirs.length < 40; next = walk.next()) {
          const day = next.toString() as Day
          if (dayNumber(day) > last) break
          if (dayNumber(day) > first && !day.startsWith(month)) theirs.push(day)
        }
        const expected = value.includes('COUNT') ? theirs.slice(0, 4) : theirs
        const ours = [...ruleDays(rule, first, last, { left: 10_000 })].map(dayFromNumber)
        expect(ours[0]).toBe(dayFromNumber(first))
        const rest = ours.slice(1).filter((day) => !day.startsWith(month))
        expect(value.includes('COUNT') ? rest : rest.slice(0, 40), value).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('end with the budget', () => {
    const rule = readRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
    const budget = { left: 50 }
    expect(rule && [...ruleDays(rule, 0, 1e6, budget)]).toEqual([0])
    expect(budget.left).toBeLessThan(0)
  })
})

describe('zones', () => {
  const described = (...parts: string[][]) =>
    zoneOf(
      parts.flatMap((lines) => readObservance(lines.flatMap((line) => readProperty(line, 1) ?? [])) ?? []),
    ) as Zone
  const BERLIN = described(
    [
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
    ],
    [
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
    ],
  )
  const NEW_YORK = described(
    [
      'DTSTART:16011104T020000',
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
    ],
    [
      'DTSTART:16010311T020000',
      'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
    ],
  )
  const minutes = (from: string, to: string) =>
    fc
      .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
      .map((minute) => minute * 60_000)

  it.each<[string, Zone]>([
    ['Europe/Berlin', BERLIN],
    ['America/New_York', NEW_YORK],
  ])('described by the file are those that the runtime knows: %s', (name, zone) => {
    const known = namedZone(name) as Zone
    fc.assert(
      fc.property(minutes('2008-01-01', '2036-01-01'), (time) => {
        expect(zone.at(time)).toBe(known.at(time))
        expect(instantOf(zone, time)).toBe(instantOf(known, time))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['an hour that is there twice is the first', '2026-10-25T02:30', '2026-10-25T00:30'],
    ['an hour that is left out is an hour later', '2026-03-29T02:30', '2026-03-29T01:30'],
    ['the minute before', '2026-03-29T01:59', '2026-03-29T00:59'],
    ['the first minute', '2026-03-29T03:00', '2026-03-29T01:00'],
  ])('%s', (_, wall, instant) => {
    for (const zone of [BERLIN, namedZone('Europe/Berlin') as Zone])
      expect(new Date(instantOf(zone, Date.parse(`${wall}Z`))).toISOString().slice(0, 16)).toBe(instant)
  })

  it.each([
    ['Asia/Shanghai', 480],
    ['China Standard Time', 480],
    ['/freeassociation.sourceforge.net/Asia/Tokyo', 540],
    ['/mozilla.org/20070129_1/America/Argentina/Buenos_Aires', -180],
    ['"Asia/Kolkata"', 330],
    ['GMT+8', 480],
    ['UTC', 0],
    ['Customized Time Zone 1', undefined],
    ['(UTC+01:00) Amsterdam, Berlin, Bern', undefined],
  ])('called %s', (name, offset) => {
    expect(namedZone(name)?.at(Date.parse('2026-11-22T00:00Z'))).toBe(offset)
  })

  it('tell the wall’s clock of an instant', () => {
    const shown = (text: string) => new Date(wallOf(BERLIN, Date.parse(text))).toISOString().slice(0, 16)
    expect(shown('2026-11-22T23:30Z')).toBe('2026-11-23T00:30')
    expect(shown('2026-07-22T22:30Z')).toBe('2026-07-23T00:30')
  })
})

describe('a note of a meeting', () => {
  const note = (known: Partial<Parameters<typeof noteOf>[0]>) =>
    noteOf({ summary: '', location: '', description: '', ...known })
  it.each<[Parameters<typeof note>[0], string]>([
    [{ summary: 'Review', location: 'Room 1' }, 'Review (Room 1)'],
    [{ location: 'Room 1' }, 'Room 1'],
    [{}, ''],
    [{ summary: ' two\nlines ', description: 'a\n\n b \n' }, 'two lines\na\nb'],
    [{ summary: 'S', description: '1\n2\n3\n4\n5\n6\n7' }, 'S\n1\n2\n3\n4\n5'],
    [{ summary: 'S', description: 'S\nmore' }, 'S\nmore'],
    [{ description: 'agenda\n________________________________\nMicrosoft Teams' }, 'agenda'],
    [{ description: 'agenda\nhttps://us02web.zoom.us/j/123?pwd=x' }, 'agenda'],
    [{ description: '<p>a &lt;b&gt;</p>c<br/>d' }, 'a <b>\nc\nd'],
    [{ description: '1 < 2 and 3 > 2' }, '1 < 2 and 3 > 2'],
  ])('%j', (known, expected) => expect(note(known)).toBe(expected))

  it('is cut between characters', () => {
    const long = note({ summary: '😀'.repeat(400) })
    expect(long.length).toBeLessThanOrEqual(500)
    expect(long).toMatch(/^(?:😀)+…$/u)
  })
})

describe('a uid made of words', () => {
  it('is the same for the same words, of version 8, and stays as it is', () => {
    expect(uidOf('touchpoint', 'm1', '', 'c1')).toBe(uidOf('touchpoint', 'm1', '', 'c1'))
    expect(uidOf('touchpoint', 'm1', '', 'c1')).not.toBe(uidOf('touchpoint', 'm1', '', 'c2'))
    expect(uidOf('a')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(uidOf('a')).toMatchInlineSnapshot(`"ca978112-ca1b-8dca-bac2-31b39a23dc4d"`)
  })
})
