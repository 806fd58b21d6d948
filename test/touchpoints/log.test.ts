import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add "Li Wei"')
  await crm.ok('add 张伟')
})

const contacts = () =>
  crm.rows('select client_id, day, time, code, note, direction, minutes, mood from touchpoint order by id')

describe('log', () => {
  it.each([
    ['Shanghai in the morning, where UTC is the day before', 480, '07:30', '2026-11-22T07:30:00+08:00'],
    ['St. John’s in the evening, where UTC is the day after', -210, '22:45', '2026-11-22T22:45:00-03:30'],
  ])('belongs to the local day: %s', async (_place, offset, time, created_at) => {
    const out = await crm.ok('log zhang T', { offset, time })
    expect(out.split('\n')[0]).toBe(`Logged #1  T  Sun 2026-11-22 ${time}  Zhang Wei`)
    expect(crm.rows('select day, time, created_at from touchpoint')).toEqual([
      { day: '2026-11-22', time, created_at },
    ])
  })

  it('points out that the client is archived', async () => {
    await crm.ok('archive zhang')
    expect(await crm.run('log zhang T')).toMatchObject({
      code: 0,
      err: 'Zhang Wei is archived; to bring back: crm unarchive 1\n',
    })
  })

  it('answers with what was recorded, the contact before and what is open', async () => {
    expect(
      await crm.run('log zhang T "asked about bonds" --on 2026-11-10 --next "fri send prospectus"'),
    ).toEqual({
      code: 0,
      out: [
        'Logged #1  T  Tue 2026-11-10  Zhang Wei',
        'Before  the first contact in the book',
        'Open    #1  Fri 2026-11-27  send prospectus  (in 5 days)',
        '',
      ].join('\n'),
      err: '',
    })
    expect(await crm.run('log zw meeting lunch, all well --minutes 45 --mood 2 --out')).toEqual({
      code: 0,
      out: [
        'Logged #2  M  Sun 2026-11-22 10:00  Zhang Wei',
        'Before  T  Tue 2026-11-10 (12 days before)  asked about bonds',
        'Open    #1  Fri 2026-11-27  send prospectus  (in 5 days)',
        '',
      ].join('\n'),
      err: '',
    })
    expect(contacts()).toEqual([
      {
        client_id: 1,
        day: '2026-11-10',
        time: null,
        code: 'T',
        note: 'asked about bonds',
        direction: null,
        minutes: null,
        mood: null,
      },
      {
        client_id: 1,
        day: '2026-11-22',
        time: '10:00',
        code: 'M',
        note: 'lunch, all well',
        direction: 'out',
        minutes: 45,
        mood: 2,
      },
    ])
    expect(crm.rows('select client_id, touchpoint_id, kind, due, what, done_at from followup')).toEqual([
      {
        client_id: 1,
        touchpoint_id: 1,
        kind: 'next',
        due: '2026-11-27',
        what: 'send prospectus',
        done_at: null,
      },
    ])
    expect(crm.rows('select last_day from client where id = 1')).toEqual([{ last_day: '2026-11-22' }])
  })

  it('says back what was noted, whatever else is open with that client or another', async () => {
    for (let at = 1; at <= 12; at++) await crm.ok(`next "zhang wei" 2026-11-${22 + (at % 3)} step ${at}`)
    await crm.ok('next "li wei" 2027-01-04 greetings')
    expect(await crm.ok('log "zhang wei,li wei" M "lunch" --next "2027-02-01 review"')).toBe(
      [
        'Logged #1  M  Sun 2026-11-22 10:00  Zhang Wei',
        'Before  the first contact in the book',
        'Open     #3  Sun 2026-11-22  step 3  (today)',
        '         #6  Sun 2026-11-22  step 6  (today)',
        '         #9  Sun 2026-11-22  step 9  (today)',
        '        #12  Sun 2026-11-22  step 12  (today)',
        '        #14  Mon 2027-02-01  review  (in 71 days)',
        '        and 8 more: crm brief 1',
        '',
        'Logged #2  M  Sun 2026-11-22 10:00  Li Wei',
        'Before  the first contact in the book',
        'Open    #13  Mon 2027-01-04  greetings  (in 43 days)',
        '        #15  Mon 2027-02-01  review  (in 71 days)',
        '',
      ].join('\n'),
    )
  })

  it('logs late what happened before, and the answer looks back from there', async () => {
    await crm.ok('log li T second --on 2026-11-20')
    expect(await crm.ok('log li E first --on 2026-11-18')).toBe(
      'Logged #2  E  Wed 2026-11-18  Li Wei\nBefore  the first contact in the book\n',
    )
    expect(crm.rows('select last_day from client where id = 2')).toEqual([{ last_day: '2026-11-20' }])
  })

  it('makes one row a client for a meeting with several, and they share the event', async () => {
    expect(await crm.ok('log "zhang,li" M together')).toBe(
      [
        'Logged #1  M  Sun 2026-11-22 10:00  Zhang Wei',
        'Before  the first contact in the book',
        '',
        'Logged #2  M  Sun 2026-11-22 10:00  Li Wei',
        'Before  the first contact in the book',
        '',
      ].join('\n'),
    )
    const events = crm.rows('select event_uid from touchpoint')
    expect(events[0]).toEqual(events[1])
    expect(events[0]?.event_uid).toMatch(/^[0-9a-f-]{36}$/)
    await crm.ok('undo')
    expect(contacts()).toEqual([])
  })

  it.each([
    ['- not happy', '- not happy'],
    ['-draft sent', '-draft sent'],
    ['--really? yes', '--really? yes'],
    ['－全角', '－全角'],
    ['=1+1', '=1+1'],
  ])('takes the note %j as it is', async (typed, kept) => {
    await crm.ok(['log', 'li', 'E', typed, '--in'])
    expect(contacts()).toMatchObject([{ note: kept, direction: 'in' }])
  })

  it('reads the note from standard input and from the editor', async () => {
    await crm.ok('log li T -', { stdin: 'two\nlines\n' })
    await crm.ok('log li T draft --edit', { edited: 'better\n' })
    expect(contacts()).toMatchObject([{ note: 'two\nlines' }, { note: 'better' }])
    expect(await crm.run('log li T -', { stdin: new Uint8Array([0xff, 0xfe, 0x41]) })).toEqual({
      code: 2,
      out: '',
      err: 'crm: The note on standard input is not UTF-8 text: nothing was logged.\n',
    })
  })

  it.each([
    ['电话', 'T'],
    ['Call', 'T'],
    ['e-mail', 'E'],
    ['邮件', 'E'],
    ['visit', 'M'],
    ['ｍ', 'M'],
  ])('knows the channel %s', async (word, code) => {
    await crm.ok(`log li ${word}`)
    expect(contacts()).toMatchObject([{ code }])
  })

  it('knows a channel of one’s own', async () => {
    await crm.ok('channel add W "WeChat" --word 微信')
    await crm.ok('log li 微信 hello')
    expect(contacts()).toMatchObject([{ code: 'W' }])
    expect(await crm.run('channel remove w')).toEqual({
      code: 4,
      out: '',
      err: 'crm: Channel W WeChat is in use: its contacts would lose their letter.\nTry: crm touchpoint list --code W\n',
    })
  })

  it('gives the same as JSON', async () => {
    const out = await crm.ok('log li T hello --next "mon call" --json')
    expect(JSON.parse(out)).toEqual([
      {
        id: 1,
        client: { id: 2, name: 'Li Wei' },
        day: '2026-11-22',
        time: '10:00',
        code: 'T',
        note: 'hello',
        before: null,
        open: [{ id: 1, kind: 'next', due: '2026-11-23', time: null, what: 'call' }],
      },
    ])
  })
})

describe('log refuses, and changes nothing:', () => {
  it.each([
    ['log', 2, 'crm: Whom did you contact, and how?\nTry: crm log zhang T "asked about bonds"\n'],
    ['log li', 2, 'crm: How did you contact li?\nTry: crm log li T "asked about bonds"\n'],
    [
      'log zhnag T hello',
      3,
      'crm: No client fits “zhnag”.\n  nearest: #1 Zhang Wei, tier A, no contact yet\nTry: crm list\n',
    ],
    ['log nobody T hello', 3, 'crm: No client fits “nobody”.\nTry: crm add "nobody"\n'],
    [
      'log li fax hello',
      2,
      'crm: “fax” is no channel.\n  Channels: T telephone, E e-mail, M meeting\nTry: crm channel add F "fax"\n',
    ],
    ['log li T --on 2026-02-30', 2, 'crm: 2026-02-30 does not exist: February 2026 has 28 days.\n'],
    [
      'log li T --on tomorrow',
      2,
      'crm: “tomorrow” means Mon 2026-11-23, and that is still to come.\nTry: crm log … --next "tomorrow what is to be done"\n',
    ],
    [
      'log li T --next fri',
      2,
      'crm: “fri” says when (Fri 2026-11-27) but not what.\nTry: --next "fri send the offer"\n',
    ],
    ['log li T --in --out', 2, 'crm: A contact goes --in or --out, not both.\n'],
    [
      'log li T --minutes many',
      2,
      'crm: --minutes takes a whole number from 0 to 1440, not “many”.\nTry: crm log --help\n',
    ],
  ])('%s', async (line, code, err) => {
    expect(await crm.run(line)).toEqual({ code, out: '', err })
    expect(contacts()).toEqual([])
    expect(crm.rows('select count(*) as n from journal')).toEqual([{ n: 3 }])
  })

  it('3/4, which is two days', async () => {
    expect(await crm.run('log li T --on 3/4')).toEqual({
      code: 2,
      out: '',
      err: 'crm: “3/4” can be 3 April or 4 March.\n  Write “3 April”, “4 March” or a date such as 2026-12-03.\n',
    })
    await crm.ok('log li T --on 3/4', { env: { CRM_DATES: 'dmy' } })
    expect(contacts()).toMatchObject([{ day: '2026-04-03' }])
  })
})

describe('log on a terminal', () => {
  const terminal = { columns: 80 }

  it('asks for everything', async () => {
    const ran = await crm.run('log', {
      terminal,
      env: { NO_COLOR: '1' },
      answers: ['Zhang', 'T', 'asked about bonds', 'tomorrow', '', 'fri', 'fri send prospectus'],
    })
    expect(ran.code).toBe(0)
    expect(crm.asked).toEqual([
      'Whom did you contact?',
      'How?',
      'What was said?',
      'When?',
      '“tomorrow” means Mon 2026-11-23, and that is still to come.',
      'When?',
      '= Sun 2026-11-22 10:00',
      'Next step?',
      '= Fri 2026-11-27',
      '“fri” says when (Fri 2026-11-27) but not what.',
      'Next step?',
      '= Fri 2026-11-27: send prospectus',
    ])
    expect(contacts()).toMatchObject([{ client_id: 1, code: 'T', note: 'asked about bonds', time: '10:00' }])
  })

  it('asks which, where several fit, and goes on with the one chosen', async () => {
    const ran = await crm.run('log wei T hello', { terminal, answers: ['Li Wei'] })
    expect(ran.code).toBe(0)
    expect(crm.asked).toEqual(['Which “wei”?'])
    expect(contacts()).toMatchObject([{ client_id: 2, note: 'hello' }])
  })

  it.each([[['Ctrl-C']], [['Zhang', 'T', 'Ctrl-C']]])('Ctrl-C writes nothing: %j', async (answers) => {
    expect(await crm.run('log', { terminal, answers })).toMatchObject({ code: 130, out: '' })
    expect(contacts()).toEqual([])
  })

  it('asks nothing where there is nobody to ask about', async () => {
    expect(await app().run('log', { terminal, env: { NO_COLOR: '1' } })).toEqual({
      code: 3,
      out: '',
      err: 'crm: The book has no client yet.\nTry: crm add\n',
    })
  })

  it('the channel of the last contact comes first; the note may be written in the editor', async () => {
    await crm.ok('log zhang E "hello" --on yesterday')
    const answers = ['Zhang', '', 'Ctrl-O', '', '']
    await crm.ok('log', { terminal, answers, edited: 'one\ntwo\n' })
    expect(contacts().at(-1)).toMatchObject({ code: 'E', note: 'one\ntwo' })
  })

  it('--no-input never asks', async () => {
    expect(await crm.run('log wei T hello --no-input', { terminal, env: { NO_COLOR: '1' } })).toMatchObject({
      code: 3,
    })
    expect(crm.asked).toEqual([])
  })
})
