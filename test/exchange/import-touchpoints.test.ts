import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

async function withClients(): Promise<App> {
  const crm = app()
  await crm.ok('add "Zhang Wei" --email zhang@x.example --phone "+86 138 0013 8000" --alias 张伟')
  await crm.ok('add "Paul Smith"')
  await crm.ok('add "Paula Smith"')
  return crm
}

const contacts = (crm: App) =>
  crm
    .rows(
      'select c.name, t.day, t.time, t.code, t.note, t.direction, t.minutes, t.mood from touchpoint t join client c on c.id = t.client_id order by t.id',
    )
    .map((row) =>
      Object.values(row)
        .map((value) => value ?? '–')
        .join(' | '),
    )

describe('columns of touchpoints', () => {
  it.each<[string, string, string[]]>([
    [
      'English',
      'Date,Time,Client,Type,Notes,Direction,Duration,Mood\n2026-11-03,3:30 pm,Zhang Wei,call,"said ""yes""\nand more",incoming,45 min,+1\n3 Nov 2026 09:15,,Paul Smith,E-mail,,out,1:30,\n',
      [
        'Zhang Wei | 2026-11-03 | 15:30 | T | said "yes"\nand more | in | 45 | 1',
        'Paul Smith | 2026-11-03 | 09:15 | E |  | out | 90 | –',
      ],
    ],
    [
      'Chinese',
      '日期,客户,方式,内容\n2026年11月3日,张伟,面谈,谈了国债\n2026/11/4,张伟,电话,\n',
      [
        'Zhang Wei | 2026-11-03 | – | M | 谈了国债 | – | – | –',
        'Zhang Wei | 2026-11-04 | – | T |  | – | – | –',
      ],
    ],
    [
      'day first, as the file says itself',
      'When;Who;How\n25.12.2025;Paul Smith;T\n3/4/2026;Paul Smith;M\n',
      ['Paul Smith | 2025-12-25 | – | T |  | – | – | –', 'Paul Smith | 2026-04-03 | – | M |  | – | – | –'],
    ],
    [
      'month first',
      'Date,Client,Type\n12/25/2025,Paul Smith,T\n3/4/2026,Paul Smith,M\n',
      ['Paul Smith | 2025-12-25 | – | T |  | – | – | –', 'Paul Smith | 2026-03-04 | – | M |  | – | – | –'],
    ],
    [
      'letters by day, as a contact calendar is written down',
      'day,client,codes,note\n2026-11-03,Paul Smith,T,hello\n',
      ['Paul Smith | 2026-11-03 | – | T | hello | – | – | –'],
    ],
  ])('%s', async (_name, csv, expected) => {
    const crm = await withClients()
    crm.write('l.csv', csv)
    await crm.ok('import l.csv')
    expect(contacts(crm)).toEqual(expected)
    expect(await crm.ok('import l.csv')).toContain('nothing to change')
  })

  it('that are not known are not read, and that is said', async () => {
    const crm = await withClients()
    crm.write('l.csv', 'Date,Client,Type,Weather\n2026-11-03,Paul Smith,T,rain\n')
    expect((await crm.run('import l.csv')).err).toBe('Not read: “Weather”.\n')
  })

  it('know the channels of the user', async () => {
    const crm = await withClients()
    await crm.ok('channel add W WeChat --word 微信')
    crm.write('l.csv', 'Date,Client,Type\n2026-11-03,Paul Smith,微信\n')
    await crm.ok('import l.csv')
    expect(contacts(crm)).toEqual(['Paul Smith | 2026-11-03 | – | W |  | – | – | –'])
  })

  it('a date that can be read in two ways is asked for', async () => {
    const crm = await withClients()
    crm.write('l.csv', 'Date,Client,Type\n3/4/2026,Paul Smith,T\n')
    expect(await crm.run('import l.csv')).toEqual({
      code: 2,
      out: '',
      err:
        'crm: Line 2, Date: “3/4/2026” can be 3 April 2026 or 4 March 2026.\n' +
        '  day first it is 2026-04-03, month first 2026-03-04\n' +
        'Try: the same command with --dates dmy or --dates mdy\n',
    })
    await crm.ok('import l.csv --dates mdy')
    expect(contacts(crm)).toEqual(['Paul Smith | 2026-03-04 | – | T |  | – | – | –'])
    crm.write('m.csv', 'Date,Client,Type\n5/6/2026,Paul Smith,T\n')
    await crm.ok('import m.csv', { env: { CRM_DATES: 'dmy' } })
    expect(contacts(crm)).toContain('Paul Smith | 2026-06-05 | – | T |  | – | – | –')
  })
})

describe('whose contact it is', () => {
  it.each(['Zhang Wei', ' zhang  wei ', '张伟', '#1', 'ZHANG@x.example', '(138) 0013-8000'])(
    '%s',
    async (client) => {
      const crm = await withClients()
      crm.write('l.csv', `Date,Client,Type\n2026-11-03,"${client}",T\n`)
      await crm.ok('import l.csv')
      expect(contacts(crm)).toEqual(['Zhang Wei | 2026-11-03 | – | T |  | – | – | –'])
    },
  )

  it.each([
    ['Zhang Wie', 'There is no client “Zhang Wie”. The nearest: #1 Zhang Wei.'],
    ['Smith', '“Smith” can be #2 Paul Smith or #3 Paula Smith.'],
    ['Zhang', 'There is no client “Zhang”. The nearest: #1 Zhang Wei.'],
    ['#99', 'There is no client “#99”.'],
    ['nobody@x.example', 'There is no client “nobody@x.example”.'],
    ['', 'The client is missing.'],
  ])('%s is a bad row', async (client, reason) => {
    const crm = await withClients()
    crm.write('l.csv', `Date,Who,Type\n2026-11-03,${client},T\n2026-11-03,Paul Smith,T\n`)
    const ran = await crm.run('import l.csv --json')
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.out)).toMatchObject({
      written: false,
      added: 1,
      bad: [{ line: 2, column: 'Who', reason }],
    })
    expect(contacts(crm)).toEqual([])
  })

  it('two of one name are not told apart', async () => {
    const crm = await withClients()
    await crm.ok('add "Paul Smith" --yes')
    crm.write('l.csv', 'Date,Client,Type\n2026-11-03,Paul Smith,T\n')
    expect((await crm.run('import l.csv')).out).toContain(
      '“Paul Smith” can be #2 Paul Smith or #4 Paul Smith.',
    )
  })

  it('is a new one only with --create-clients, and never where the name fits several', async () => {
    const crm = await withClients()
    crm.write(
      'l.csv',
      'Date,Client,Type\n2026-11-03,Ana Pérez,T\n2026-11-04,ana  perez,E\n2026-11-05,Smith,T\n2026-11-06,x@y.example,T\n',
    )
    const rehearsed = JSON.parse(await crm.ok('import l.csv --create-clients --skip-bad --dry-run --json'))
    const ran = await crm.run('import l.csv --create-clients --skip-bad --json')
    const said = JSON.parse(ran.out)
    expect(said).toEqual({ ...rehearsed, written: true, saved_to: 'l.bad.csv' })
    expect(said).toMatchObject({ added: 2, besides: ['With 1 new client.'], bad_rows: 2 })
    expect(contacts(crm)).toEqual([
      'Ana Pérez | 2026-11-03 | – | T |  | – | – | –',
      'Ana Pérez | 2026-11-04 | – | E |  | – | – | –',
    ])
    await crm.ok('undo --yes')
    expect(crm.rows('select name from client')).toHaveLength(3)
  })
})

describe('the same contact', () => {
  it('of equal rows the file has, the book gets as many', async () => {
    const crm = await withClients()
    await crm.ok('log "paul smith" T lunch --on 2026-11-03')
    crm.write(
      'l.csv',
      'Date,Client,Type,Note\n2026-11-03,Paul Smith,T,lunch\n2026-11-03,Paul Smith,T,lunch\n2026-11-03,Paul Smith,T,lunch\n',
    )
    expect(await crm.ok('import l.csv')).toContain('2 touchpoints added, 1 already there')
    expect(await crm.ok('import l.csv')).toContain('nothing to change, 3 already there')
    expect(contacts(crm)).toHaveLength(3)
  })

  it('gets what the row fills and keeps what it leaves empty', async () => {
    const crm = await withClients()
    await crm.ok('log "paul smith" T lunch --on 2026-11-03 --minutes 30 --mood 1')
    crm.write('l.csv', 'Date,Client,Type,Note,Minutes,Mood,Direction\n2026-11-03,Paul Smith,T,lunch,45,,in\n')
    expect(await crm.ok('import l.csv')).toContain('1 touchpoint changed')
    expect(contacts(crm)).toEqual(['Paul Smith | 2026-11-03 | – | T | lunch | in | 45 | 1'])
    expect(await crm.ok('import l.csv')).toContain('nothing to change')
    await crm.ok('undo --yes')
    expect(contacts(crm)).toEqual(['Paul Smith | 2026-11-03 | – | T | lunch | – | 30 | 1'])
  })

  it('is known by its uid although it was changed in the file', async () => {
    const crm = await withClients()
    await crm.ok('log "paul smith" T "=1+1" --on 2026-11-03')
    await crm.ok('export touchpoints -o o.csv')
    crm.write('o.csv', crm.read('o.csv').replace('2026-11-03', '2026-11-02').replace(',T,', ',M,'))
    expect(await crm.ok('import o.csv')).toContain('1 touchpoint changed')
    expect(contacts(crm)).toEqual(['Paul Smith | 2026-11-02 | – | M | =1+1 | – | – | –'])
    const [head, row] = crm.read('o.csv').split('\r\n')
    crm.write('o.csv', [head, row, row].join('\r\n'))
    expect((await crm.run('import o.csv')).out).toContain(
      '│    3 │ uid    │ An earlier row has the same uid.',
    )
  })

  it('has its next step once, although that was put off or done', async () => {
    const crm = await withClients()
    crm.write(
      'l.csv',
      'Date,Client,Type,Next step,Next date\n2026-11-03,Paul Smith,T,call back,2026-11-10\n2026-11-04,Paul Smith,E,,2026-12-01\n',
    )
    expect(await crm.ok('import l.csv')).toContain(
      'With 2 follow-ups.\n1 of them was due before today; what is past can be closed at once:\ncrm drop --before today --dry-run\n',
    )
    const steps = () => crm.rows('select touchpoint_id, kind, due, what from followup order by id')
    expect(steps()).toEqual([
      { touchpoint_id: 1, kind: 'next', due: '2026-11-10', what: 'call back' },
      { touchpoint_id: 2, kind: 'next', due: '2026-12-01', what: 'Follow up' },
    ])
    await crm.ok('done 1')
    crm.write('l.csv', crm.read('l.csv').replace('2026-11-10', '2026-11-17'))
    expect(await crm.ok('import l.csv')).toContain('nothing to change')
    crm.write('l.csv', crm.read('l.csv').replace('call back', 'send offer'))
    expect(await crm.ok('import l.csv')).toContain('1 touchpoint changed, 1 already there')
    expect(steps()).toHaveLength(3)
  })
})

describe('bad rows of touchpoints', () => {
  it('tell every cell that is wrong', async () => {
    const crm = await withClients()
    crm.write(
      'l.csv',
      'Date,Client,Type,Notes,Minutes,Mood,Direction,Time,Next step,Next date\n' +
        '2026-02-30,Paul Smith,fax,"a\nb",2000,5,up,25:00,call,\n' +
        '2026-11-23,Paul Smith,T,,,,,,,\n' +
        ',Paul Smith,,,,,,,,\n' +
        '2026-11-03,Paul Smith,T,,,,,,,,more\n',
    )
    const ran = await crm.run('import l.csv --json')
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.out).bad).toEqual([
      { line: 2, column: 'Date', reason: '2026-02-30 does not exist: February 2026 has 28 days.' },
      { line: 2, column: 'Time', reason: '“25:00” is no time of day such as 15:30.' },
      { line: 2, column: 'Type', reason: '“fax” is no channel: there are T telephone, E e-mail, M meeting.' },
      { line: 2, column: 'Direction', reason: '“up” is neither in nor out.' },
      { line: 2, column: 'Minutes', reason: '“2000” is no number of minutes from 0 to 1440.' },
      { line: 2, column: 'Mood', reason: '“5” is no mood from -2 to 2.' },
      { line: 2, column: 'Next date', reason: 'The next step has no date.' },
      { line: 4, column: 'Date', reason: '2026-11-23 is still to come.' },
      { line: 5, column: 'Date', reason: 'The day is missing.' },
      { line: 5, column: 'Type', reason: 'How the contact was made is missing.' },
      { line: 6, column: '', reason: 'The row has 11 cells, the header 10.' },
    ])
  })

  it('more than fifty are counted', async () => {
    const crm = await withClients()
    crm.write('l.csv', `Date,Client,Type\n${'2026-11-03,Nobody,T\n'.repeat(60)}`)
    const ran = await crm.run('import l.csv')
    expect(ran.out).toContain('60 rows are bad')
    expect(ran.out.match(/^│ +\d+ │/gm)).toHaveLength(50)
    expect(ran.out).toContain('and 10 more: --json lists all')
  })
})
