import { expect, test } from 'vitest'
import type { Day } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { DATE_PHRASES, SAID_AT, SAID_ON } from '../../src/language/date-phrases.ts'
import { type Direction, readRange, readWhen, readWhenAtFront } from '../../src/language/dates.ts'
import { CHINESE } from './phrases/chinese.ts'
import { UNDERSTOOD } from './phrases/english.ts'

const rows = DATE_PHRASES.flatMap(({ phrases, ...row }) => phrases.map((phrase) => ({ phrase, ...row })))

function read(phrase: string, direction: Direction): string {
  const { day, time } = readWhen(phrase, { today: SAID_ON, now: SAID_AT, direction })
  return time === null ? day : `${day} ${time}`
}

test.each(rows.filter(({ ahead }) => ahead !== undefined))(
  'help: $phrase ahead is $ahead',
  ({ phrase, ahead }) => {
    expect(read(phrase, 'future')).toBe(ahead)
  },
)

test.each(rows.filter(({ back }) => back !== undefined))(
  'help: $phrase back is $back',
  ({ phrase, back }) => {
    expect(read(phrase, 'past')).toBe(back)
  },
)

test.each(rows.filter(({ range }) => range !== undefined))('help: $phrase is $range', ({ phrase, range }) => {
  const { from, to } = readRange(phrase, { today: SAID_ON as Day })
  expect(`${from} ${to}`).toBe(range)
})

test.each(rows.filter(({ ahead, back, range }) => (ahead ?? back ?? range) === undefined))(
  'help: $phrase is refused',
  ({ phrase }) => {
    expect(() => readWhen(phrase, { today: SAID_ON, direction: 'future' })).toThrow(Failure)
    if (!phrase.includes(' ')) return
    expect(() => readWhenAtFront(phrase, { today: SAID_ON, direction: 'future' })).toThrow(Failure)
  },
)

test('there are at least 150 phrases in each language', () => {
  const count = (table: Record<string, Record<string, string>>) =>
    Object.values(table).reduce((sum, phrases) => sum + Object.keys(phrases).length, 0)
  expect(count(CHINESE)).toBeGreaterThan(250)
  expect(count(UNDERSTOOD)).toBeGreaterThan(250)
})
