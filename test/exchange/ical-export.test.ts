import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { nextBirthday } from '../../src/clients/birthday.ts'
import { addDays, type Day, dayFromNumber, dayNumber } from '../../src/day.ts'
import {
  birthdayEvent,
  CALENDAR_END,
  calendarHead,
  followupEvent,
  followupTodo,
} from '../../src/exchange/events/ical-followups.ts'
import type { CalendarFollowup } from '../../src/exchange/events/ical-queries.ts'
import { openFollowup } from '../../src/followups/followup.ts'
import { type App, app } from '../crm.ts'

/** What a reader that is not ours finds in a calendar file. */
function read(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text))
}

const NOW = '2026-11-22T10:00:00+08:00'

function followup(known: Partial<CalendarFollowup>): CalendarFollowup {
  const open = openFollowup({
    uid: '01933a2b-0000-7000-8000-000000000001',
    client_id: 1,
    kind: 'next',
    due: '2026-11-27' as Day,
    what: 'send the prospectus',
    created_at: NOW,
  })
  return {
    id: 1,
    ...open,
    client: 'Zhang Wei',
    client_archived_at: null,
    phones: [],
    revisions: 0,
    changedAt: null,
    ...known,
  }
}

const file = (...events: string[]) => `${calendarHead()}${events.join('')}${CALENDAR_END}`

async function book(): Promise<App> {
  const crm = app({ offset: 480 })
  await crm.ok('add "Zhang Wei" --phone "+86 138 0013 8000" --phone 010-1234 --birthday 1971-03-18')
  await crm.ok('add 张伟 --tier A --birthday 02-29')
  await crm.ok('promise zhang "fri send the prospectus; both parts, in print"')
  await crm.ok('next 张伟 "27 nov 15:30 致电，谈谈国债、黄金和基金，以及明年的利率走势和汇率变化的影响"')
  await crm.ok('await zhang "30 nov the signed form"')
  return crm
}

describe('export of follow-ups into a calendar', () => {
  it('writes events with alarms, and birthdays', async () => {
    const crm = await book()
    await crm.ok('snooze 1 "next mon"')
    const ran = await crm.run('export followups -o followups.ics')
    expect(ran).toEqual({ code: 0, out: '', err: 'Wrote followups.ics.\n' })
    const text = crm.read('followups.ics')
    expect(text.replaceAll('\r\n', '\n')).toMatchSnapshot()
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(crm.rows('select summary from journal order by id desc limit 1')).toEqual([
      { summary: '3 follow-ups to followups.ics' },
    ])
  })

  it('writes to-dos', async () => {
    const crm = await book()
    const text = await crm.ok('export followups --todos --no-birthdays --format ics')
    expect(text.replaceAll('\r\n', '\n')).toMatchSnapshot()
  })

  it('writes what is closed where it is asked for', async () => {
    const crm = await book()
    await crm.ok('done 1')
    await crm.ok('drop 2')
    const open = read(await crm.ok('export followups --format ics --no-birthdays'))
    expect(open.getAllSubcomponents('vevent')).toHaveLength(1)
    const statuses = async (more: string, name: string) =>
      read(await crm.ok(`export followups --all --format ics --no-birthdays${more}`))
        .getAllSubcomponents(name)
        .map((each) => [
          each.getFirstPropertyValue('summary'),
          each.getFirstPropertyValue('status'),
          each.getAllSubcomponents('valarm').length,
        ])
    expect(await statuses(' --todos', 'vtodo')).toEqual([
      ['promise: send the prospectus; both parts, in print (Zhang Wei)', 'COMPLETED', 0],
      [expect.stringContaining('致电'), 'CANCELLED', 0],
      ['awaiting: the signed form (Zhang Wei)', 'NEEDS-ACTION', 1],
    ])
    expect(await statuses('', 'vevent')).toEqual([
      ['done: promise: send the prospectus; both parts, in print (Zhang Wei)', 'CONFIRMED', 0],
      [expect.stringContaining('致电'), 'CANCELLED', 0],
      ['awaiting: the signed form (Zhang Wei)', 'CONFIRMED', 1],
    ])
  })

  it('keeps the UID and raises SEQUENCE with every change, one that is taken back too', async () => {
    const crm = await book()
    const now = async () => {
      const calendar = read(await crm.ok('export followups --format ics --no-birthdays'))
      const [first] = calendar.getAllSubcomponents('vevent')
      return [first?.getFirstPropertyValue('uid'), Number(first?.getFirstPropertyValue('sequence'))] as const
    }
    const [uid, begun] = await now()
    expect(begun).toBe(0)
    let before = begun
    for (const line of [
      'snooze 1 "next mon"',
      'followup edit 1 --what "send both"',
      'undo',
      'snooze 1 3 dec',
    ]) {
      await crm.ok(line)
      const [same, sequence] = await now()
      expect(same).toBe(uid)
      expect(sequence, line).toBeGreaterThan(before)
      before = sequence
    }
  })

  it('has of what comes again the next one', async () => {
    const crm = app()
    await crm.ok('add Ana')
    await crm.ok('promise ana "fri the report" --every 3m')
    await crm.ok('done 1')
    const calendar = read(await crm.ok('export followups --format ics'))
    const days = calendar
      .getAllSubcomponents('vevent')
      .map((each) => String(each.getFirstPropertyValue('dtstart')))
    expect(days).toEqual(['2027-02-27'])
  })

  it('leaves out archived clients and those outside the filter', async () => {
    const crm = await book()
    const summaries = async (line: string) =>
      read(await crm.ok(line))
        .getAllSubcomponents('vevent')
        .map((each) => String(each.getFirstPropertyValue('summary')).slice(0, 8))
    expect(await summaries('export followups tier:A --format ics')).toEqual(['致电，谈谈国债、', 'birthday'])
    await crm.ok('archive 张伟')
    expect(await summaries('export followups tier:A --format ics')).toEqual([])
    expect(await summaries('export followups --format ics --no-birthdays')).toEqual(['promise:', 'awaiting'])
    const all = read(await crm.ok('export followups --all --no-birthdays --format ics'))
    const off = all.getAllSubcomponents('vevent').map((each) => each.getFirstPropertyValue('status'))
    expect(off).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED'])
  })

  it('says what its options are for', async () => {
    const crm = await book()
    for (const option of ['--todos', '--all', '--no-birthdays']) {
      expect(await crm.run(`export followups ${option}`)).toEqual({
        code: 2,
        out: '',
        err: 'crm: --todos, --all and --no-birthdays are for calendars.\nTry: crm export followups -o followups.ics\n',
      })
    }
  })

  it('of no book is an empty calendar', async () => {
    const { out, err } = await app().run('export followups --format ics')
    expect(read(out).getAllSubcomponents()).toEqual([])
    expect(err).toContain('No book yet')
  })
})

const days = fc
  .integer({ min: dayNumber('1900-01-01' as Day), max: dayNumber('2199-12-31' as Day) })
  .map(dayFromNumber)
const times = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
)
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\\', ';', ',', ':', '"', '^', ' ', '\n', '\t', '国', '😀', 'n', 'N'),
    maxLength: 90,
  }),
)
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const clean = (text: string) => oneLine(text.toWellFormed()).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')

describe('any follow-up', () => {
  const any = fc.record({
    due: days,
    time: times,
    what: texts,
    client: texts,
    kind: fc.constantFrom('next', 'promise', 'awaiting'),
    phones: fc.array(texts, { maxLength: 2 }),
    revisions: fc.integer({ min: 0, max: 1000 }),
    snoozes: fc.integer({ min: 0, max: 1000 }),
  })

  it('is the same to a reader that is not ours', () => {
    fc.assert(
      fc.property(any, fc.boolean(), (known, isTodo) => {
        const row = followup(known)
        const text = file((isTodo ? followupTodo : followupEvent)(row, NOW))
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const [entry] = read(text).getAllSubcomponents(isTodo ? 'vtodo' : 'vevent')
        const at = entry?.getFirstPropertyValue(isTodo ? 'due' : 'dtstart') as ICAL.Time
        const expected = row.time === null ? row.due : `${row.due}T${row.time}:00`
        expect(String(at)).toBe(expected)
        expect(at.zone.tzid).toBe('floating')
        const title = `${row.kind === 'next' ? '' : `${row.kind}: `}${clean(row.what)} (${clean(row.client)})`
        expect(entry?.getFirstPropertyValue('summary')).toBe(title)
        expect(entry?.getFirstPropertyValue('uid')).toBe(row.uid)
        expect(entry?.getFirstPropertyValue('sequence')).toBe(Math.max(row.revisions, row.snoozes))
        const [alarm] = entry?.getAllSubcomponents('valarm') ?? []
        const trigger = alarm?.getFirstPropertyValue('trigger') as ICAL.Duration
        expect(trigger.toSeconds()).toBe(row.time === null ? 9 * 3600 : -15 * 60)
        if (!isTodo) {
          const event = new ICAL.Event(entry as ICAL.Component)
          expect(event.duration.toSeconds()).toBe(row.time === null ? 86_400 : 1800)
        }
      }),
    )
  })
})

describe('a birthday', () => {
  it('comes on the days on which the book keeps it', () => {
    const birthdays = fc.oneof(
      days,
      days.map((day) => `--${day.slice(5)}`),
      fc.constantFrom('--02-29', '1972-02-29', '--02-28', '2000-02-29'),
    )
    fc.assert(
      fc.property(birthdays, (birthday) => {
        const text = file(birthdayEvent({ id: 1, uid: 'u', name: 'Ana', birthday, phones: [] }, NOW))
        const event = new ICAL.Event(read(text).getFirstSubcomponent('vevent') as ICAL.Component)
        const kept = event.iterator()
        const begins = String(kept.next()) as Day
        expect(begins.slice(5)).toBe(birthday.slice(-5))
        let last = begins
        for (let times = 0; times < 9; times++) {
          const next = String(kept.next()) as Day
          expect(next).toBe(nextBirthday(birthday, addDays(last, 1)))
          last = next
        }
      }),
      { numRuns: 50 },
    )
  })
})
