import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type App, type AppOptions, app } from '../crm.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/calendars')

const SHANGHAI = { today: '2026-11-22', time: '10:00', offset: 480 }

/** The book with the clients, made once. */
let made: Buffer | undefined

async function book(options: AppOptions = SHANGHAI): Promise<App> {
  const crm = app(options)
  if (made) {
    crm.write('book.db', made)
    return crm
  }
  await crm.ok('add "Zhang Wei" --org "Harbourlight Trading" --email zhang.wei@harbourlight.example')
  await crm.ok('add 张伟 --email zhangwei@cn.example')
  await crm.ok('add 李娜 --email lina@lantern-tea.example')
  await crm.ok('add "Ana Pérez" --email ana@bodegas.example --email ana.perez@home.example')
  await crm.ok('add "Tom Baker" --yes')
  await crm.ok('add "Tom Baker" --yes')
  made = readFileSync(crm.book)
  return crm
}

const contacts = (crm: App) =>
  crm
    .rows(
      `select t.day, t.time, t.code, t.minutes, c.name, t.note from touchpoint t
        join client c on c.id = t.client_id order by t.day, t.time, c.id`,
    )
    .map((row) => [row.day, row.time ?? '', row.code, row.minutes ?? '', row.name, row.note].join(' | '))

describe('a calendar', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ics'))
  it.each(files)('%s', async (name) => {
    const crm = await book()
    crm.write(name, readFileSync(join(FOLDER, name)))
    const ran = await crm.run(`import ${name} --as touchpoints --yes`)
    const told = [ran.out, ran.err].join('').trimEnd()
    await expect(`${told}\n\n${contacts(crm).join('\n')}\n`).toMatchFileSnapshot(
      join(FOLDER, 'expected', `${name}.txt`),
    )
    const before = contacts(crm)
    await crm.ok(`import ${name} --as touchpoints --yes`)
    expect(contacts(crm)).toEqual(before)
  })

  it.each([
    [
      'west of Greenwich',
      { offset: -480 },
      ['2026-11-09 07:59', '2026-11-09 08:00', '2026-11-09 02:30', '2026-11-10 01:30'],
    ],
    [
      'at it',
      { offset: 0 },
      ['2026-11-09 15:59', '2026-11-09 16:00', '2026-11-09 10:30', '2026-11-10 09:30'],
    ],
    [
      'east of it',
      { offset: 480 },
      ['2026-11-09 23:59', '2026-11-10 00:00', '2026-11-09 18:30', '2026-11-10 17:30'],
    ],
    [
      'far east of it',
      { offset: 840 },
      ['2026-11-10 05:59', '2026-11-10 06:00', '2026-11-10 00:30', '2026-11-10 23:30'],
    ],
    [
      'where the clocks were changed since',
      { offset: 0, offsetAt: (ms: number) => (ms < Date.parse('2026-11-09T16:00:00Z') ? 60 : 0) },
      ['2026-11-09 16:59', '2026-11-09 16:00', '2026-11-09 11:30', '2026-11-10 09:30'],
    ],
  ])('is told by the clock of a user %s', async (_, zone, expected) => {
    const crm = await book({ ...SHANGHAI, ...zone })
    crm.write('midnight.ics', readFileSync(join(FOLDER, 'midnight.ics')))
    await crm.ok('import midnight.ics --as touchpoints --yes')
    const times = crm.rows('select note, day, time from touchpoint')
    const at = (note: string) =>
      times.filter((row) => row.note === note).map(({ day, time }) => `${day} ${time}`)
    const notes = ['23:59 in Shanghai', '0:00 in Shanghai', 'fourteen hours ahead', 'ten hours behind']
    expect(notes.flatMap(at)).toEqual(expected)
    expect(at('wherever one is')).toEqual(['2026-11-10 23:45'])
  })
})

const event = (...lines: string[]) =>
  `BEGIN:VCALENDAR\r\n${['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')}\r\nEND:VCALENDAR\r\n`

const MEETING = ['UID:m1', 'DTSTART:20261118T090000', 'DURATION:PT1H', 'ATTENDEE:mailto:ana@bodegas.example']

describe('import of a calendar', () => {
  it('only says what it would take where it is not told to', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine', 'LOCATION:Logroño'))
    expect(await crm.run('import m.ics')).toEqual({
      code: 0,
      out:
        'Rehearsed m.ics: 1 touchpoint added; nothing was written.\n' +
        'To take them in: crm import m.ics --as touchpoints\n' +
        '+  2026-11-18  09:00  Ana Pérez  “Wine (Logroño)”\n',
      err: '',
    })
    expect(contacts(crm)).toEqual([])
    expect(await crm.run('import m.ics --as touchpoints --dry-run')).toEqual({
      code: 0,
      out:
        'Rehearsed m.ics: 1 touchpoint added; nothing was written.\n' +
        '+  2026-11-18  09:00  Ana Pérez  “Wine (Logroño)”\n',
      err: '',
    })
    expect(contacts(crm)).toEqual([])
  })

  it('needs a yes, which a terminal asks for', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    const would = 'm.ics: 1 touchpoint would be added.\n  +  2026-11-18  09:00  Ana Pérez  “Wine”\n'
    expect(await crm.run('import m.ics --as touchpoints')).toEqual({
      code: 4,
      out: '',
      err: `crm: ${would}Try: the same command with --yes\n`,
    })
    expect(contacts(crm)).toEqual([])
    const terminal = { terminal: {}, env: { NO_COLOR: '1' } }
    expect(await crm.run('import m.ics --as touchpoints', { ...terminal, answers: [false] })).toEqual({
      code: 4,
      out: '',
      err: `${would}crm: Nothing was changed.\n`,
    })
    expect(await crm.run('import m.ics --as touchpoints', { ...terminal, answers: [true] })).toEqual({
      code: 0,
      out: 'Imported m.ics: 1 touchpoint added.\nTake it back: crm undo\n',
      err: would,
    })
    expect(crm.asked).toEqual(['Take them in?', 'Take them in?'])
    // What is there already needs no yes.
    expect(await crm.run('import m.ics --as touchpoints')).toEqual({
      code: 0,
      out: 'Imported m.ics: nothing to change, 1 already there.\n',
      err: '',
    })
    await crm.ok('undo')
    expect(contacts(crm)).toEqual([])
  })

  it('is no import of clients, and makes none', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'ATTENDEE;CN=New Face:mailto:new@face.example'))
    expect(await crm.run('import m.ics --as clients')).toEqual({
      code: 2,
      out: '',
      err: 'crm: m.ics is a calendar: its past meetings come in as touchpoints.\nTry: crm import m.ics --as touchpoints\n',
    })
    const before = crm.rows('select name from client')
    await crm.ok('import m.ics --as touchpoints --yes')
    expect(crm.rows('select name from client')).toEqual(before)
    expect(crm.rows('select command, summary from journal order by id desc limit 1')).toEqual([
      { command: 'import', summary: 'm.ics: 1 touchpoint added' },
    ])
  })

  it.each([
    '--create-clients',
    '--remove',
    '--skip-bad',
    '--map SUMMARY=note',
    '--dates dmy',
    '--encoding gb18030',
    '--delimiter ;',
  ])('refuses %s, which means nothing for it', async (options) => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING))
    const [option] = options.split(' ')
    expect(await crm.run(['import', 'm.ics', '--as', 'touchpoints', '--yes', ...options.split(' ')])).toEqual(
      {
        code: 2,
        out: '',
        err: `crm: m.ics is a calendar: ${option} is not for it.\nTry: crm import m.ics\n`,
      },
    )
    expect(contacts(crm)).toEqual([])
  })

  it('does not offer to take in nothing', async () => {
    const crm = await book()
    crm.write('m.ics', event('UID:a', 'DTSTART:20261218T090000', 'ATTENDEE:mailto:ana@bodegas.example'))
    expect(await crm.ok('import m.ics')).toBe(
      'Rehearsed m.ics: nothing to change; nothing was written.\nLeft out: 1 still to come.\n',
    )
  })

  it('brings what changed in the calendar, in place', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    await crm.ok('import m.ics --as touchpoints --yes')
    const later = ['UID:m1', 'DTSTART:20261119T100000', 'DURATION:PT2H', 'SEQUENCE:1']
    const people = ['ATTENDEE:mailto:ana@bodegas.example', 'ATTENDEE:mailto:lina@lantern-tea.example']
    crm.write('m.ics', event(...later, ...people, 'SUMMARY:Wine and funds'))
    expect(await crm.ok('import m.ics --as touchpoints --yes')).toBe(
      'Imported m.ics: 1 touchpoint added, 1 changed.\nTake it back: crm undo\n',
    )
    expect(contacts(crm)).toEqual([
      '2026-11-19 | 10:00 | M | 120 | 李娜 | Wine and funds',
      '2026-11-19 | 10:00 | M | 120 | Ana Pérez | Wine and funds',
    ])
    expect(crm.rows('select count(distinct event_uid) as events from touchpoint')).toEqual([{ events: 1 }])
    await crm.ok('undo')
    expect(contacts(crm)).toEqual(['2026-11-18 | 09:00 | M | 60 | Ana Pérez | Wine'])
  })

  it('leaves what was corrected or removed by hand', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    await crm.ok('import m.ics --as touchpoints --yes')
    await crm.ok('touchpoint edit 1 "she wants the fund"')
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine tasting', 'LOCATION:Logroño'))
    expect(await crm.ok('import m.ics --as touchpoints --yes')).toBe(
      'Imported m.ics: nothing to change, 1 already there.\n',
    )
    expect(contacts(crm)).toEqual(['2026-11-18 | 09:00 | M | 60 | Ana Pérez | she wants the fund'])
    await crm.ok('undo')
    await crm.ok('import m.ics --as touchpoints --yes')
    expect(contacts(crm)).toEqual(['2026-11-18 | 09:00 | M | 60 | Ana Pérez | Wine tasting (Logroño)'])
    await crm.ok('touchpoint remove 1 --yes')
    expect(await crm.ok('import m.ics --as touchpoints --yes')).toBe(
      'Imported m.ics: nothing to change.\nLeft out: 1 removed from the book by hand.\n',
    )
    await crm.ok('undo')
    expect(contacts(crm)).toHaveLength(1)
  })

  it('knows a meeting again after its client became part of another', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    await crm.ok('import m.ics --as touchpoints --yes')
    await crm.ok('add "Ana P. García"')
    await crm.ok('merge "Ana Pérez" "Ana P. García" --yes')
    const before = contacts(crm)
    expect(before).toHaveLength(1)
    await crm.ok('import m.ics --as touchpoints --yes')
    expect(contacts(crm)).toEqual(before)
  })

  it('says where the book has a meeting of that day already', async () => {
    const crm = await book()
    await crm.ok('log ana M "tasted wine" --on 2026-11-18')
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    expect(await crm.ok('import m.ics')).toContain(
      '1 day had a meeting in the book already: 2026-11-18 Ana Pérez.\n',
    )
  })

  it('gives programs the same numbers', async () => {
    const crm = await book()
    crm.write('m.ics', event(...MEETING, 'SUMMARY:Wine'))
    expect(JSON.parse(await crm.ok('import m.ics --as touchpoints --yes --json'))).toEqual({
      file: 'm.ics',
      subject: 'touchpoints',
      written: true,
      added: 1,
      changed: 0,
      unchanged: 0,
      besides: [],
      bad_rows: 0,
      bad: [],
      warnings: [],
      remarks: [],
      saved_to: null,
    })
  })

  it('reads standard input', async () => {
    const crm = await book()
    const stdin = event(...MEETING, 'SUMMARY:Wine')
    expect(await crm.ok('import - --as touchpoints --yes', { stdin })).toContain('1 touchpoint added')
  })
})

describe('a hostile calendar', () => {
  it('with rules without end is read up to a bound', async () => {
    const crm = await book()
    const events = Array.from({ length: 60 }, (_, index) =>
      ['BEGIN:VEVENT', `UID:${index}`, 'DTSTART:10000101T100000', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30']
        .concat(['ATTENDEE:mailto:ana@bodegas.example', 'SUMMARY:never', 'END:VEVENT'])
        .join('\n'),
    )
    const daily = 'BEGIN:VEVENT\nUID:d\nDTSTART:10000101T100000\nRRULE:FREQ=DAILY\nSUMMARY:daily\nEND:VEVENT'
    crm.write('h.ics', ['BEGIN:VCALENDAR', ...events, ...events, daily, 'END:VCALENDAR'].join('\n'))
    const started = performance.now()
    await crm.ok('import h.ics')
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('of deep nesting, long lines and lines that are nothing does no harm', async () => {
    const crm = await book()
    const lines = [
      'BEGIN:VCALENDAR',
      ...Array.from({ length: 5_000 }, () => 'BEGIN:X'),
      ...Array.from({ length: 5_000 }, () => 'no property'),
      'BEGIN:VEVENT',
      ...MEETING,
      `SUMMARY:${'x'.repeat(500_000)}`,
      ...Array.from({ length: 20_000 }, () => 'no property'),
      `ATTACH;ENCODING=BASE64:${'A'.repeat(74)}`,
      ...Array.from({ length: 20_000 }, () => ` ${'A'.repeat(74)}`),
      'END:VEVENT',
      'END:VCALENDAR',
    ]
    crm.write('h.ics', lines.join('\r\n'))
    await crm.ok('import h.ics --as touchpoints --yes')
    const [note] = crm.rows('select length(note) as length from touchpoint')
    expect(note).toEqual({ length: 500 })
  })

  it('sends nothing to the terminal but text', async () => {
    const crm = await book()
    crm.write('h.ics', event(...MEETING, 'SUMMARY:\u001b[31mred\u0007'))
    const { out, err } = await crm.run('import h.ics')
    expect(out + err).not.toMatch(/[\u001b\u0007]/)
  })
})
