import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../src/language/width.ts'
import { type App, app } from '../../crm.ts'
import { keys, played } from './played.ts'

let made: Uint8Array | undefined

async function book(): Promise<App> {
  const crm = app({ today: '2026-11-20', time: '15:30' })
  if (made) {
    crm.write('book.db', made)
    return crm
  }
  for (const line of [
    'add "Zhang Wei" --tier A --tag vip',
    'add 张伟 --tier B',
    'add "Ann Lee" --tier C',
    'log "Zhang Wei" T "asked about bonds" --on 2026-11-18 --next "mon send prospectus"',
    'log 张伟 M "谈了国债" --on 2026-11-16',
  ])
    await crm.ok(line, { time: '15:00' })
  made = readFileSync(crm.book)
  return crm
}

const contacts = (crm: App) =>
  crm.rows('select client_id as client, day, time, code, note from touchpoint where id > 2 order by id')

describe('crm grid -i', () => {
  it('shows the month, the cursor on today, and what is known of the cell', async () => {
    const crm = await book()
    const { code, last, out, err } = await played(crm, 'grid -i', keys('h', 'h'))
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' })
    expect(last).toMatchInlineSnapshot(`
      "November 2026                                                            1 of 3
                     Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr
      Client         03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19[20]  n  quiet
      Zhang Wei   A  .  .  .  .        .  .  .  .  .        .  . [T ].  :    1     2d
      张伟        B  .  .  .  .        .  .  .  .  .        M  .  .  .  :    1     4d
      Ann Lee     C  .  .  .  .        .  .  .  .  .        .  .  .  .  :    0      –

      Zhang Wei  A  Wed 2026-11-18
        T  asked about bonds
          #1  Mon 2026-11-23  send prospectus  (in 3 days)













      T E M log   n note   f follow-up   ? help   q leave   / filter   u undo"
    `)
  })

  it('logs a contact of today with its time, of another day with the day alone, and says so', async () => {
    const crm = await book()
    const { last } = await played(crm, 'grid -i', keys('T', 'h', 'M'))
    expect(contacts(crm)).toEqual([
      { client: 1, day: '2026-11-20', time: '15:30', code: 'T', note: '' },
      { client: 1, day: '2026-11-19', time: null, code: 'M', note: '' },
    ])
    expect(last).toContain('Logged #4  M  Thu 2026-11-19  Zhang Wei')
    expect(crm.rows('select command, summary from journal order by id desc limit 1')).toEqual([
      { command: 'grid log', summary: 'M Zhang Wei, Thu 2026-11-19' },
    ])
  })

  it('logs with the letters of own channels, and says of others that they are none', async () => {
    const crm = await book()
    await crm.ok('channel add G gift')
    const { last } = await played(crm, 'grid -i', keys('G', 'X'))
    expect(contacts(crm)).toMatchObject([{ code: 'G' }])
    expect(last).toContain('“X” is no channel: T telephone, E e-mail, M meeting, G gift.')
  })

  it('logs no contact of a day to come', async () => {
    const crm = await book()
    const { last } = await played(crm, 'grid -i', keys('l', 'T'))
    expect(contacts(crm)).toEqual([])
    expect(last).toContain('Sat 2026-11-21 is still to come: f notes a follow-up for it.')
  })

  it('writes the note of the contact just logged, in any script, and changes it', async () => {
    const crm = await book()
    const typed = keys('T', 'n', ' 很高兴 😀 é', 'backspace', ' è', 'home', ' > ', 'return')
    await played(crm, 'grid -i', typed)
    expect(contacts(crm)).toMatchObject([{ note: '> 很高兴 😀 è' }])
    await played(crm, 'grid -i', keys('n', 'C-u', ' - not happy', 'return'))
    expect(contacts(crm)).toMatchObject([{ note: '- not happy' }])
  })

  it('keeps the lines of a note that was pasted, and takes one from the editor', async () => {
    const crm = await book()
    await played(crm, 'grid -i', keys('T', 'n', 'paste:one\r\ntwo', 'return'))
    expect(contacts(crm)).toMatchObject([{ note: 'one\ntwo' }])
    const { last } = await played(crm, 'grid -i', keys('n', 'C-e'), { edited: 'first\nsecond\n' })
    expect(contacts(crm)).toMatchObject([{ note: 'first\nsecond' }])
    expect(last).toContain('first / second')
  })

  it('leaves a note as it was on Escape, and has none to write where no contact stands', async () => {
    const crm = await book()
    const { last } = await played(crm, 'grid -i', keys('h', 'h', 'n', ' more', 'escape', 'l', 'n'))
    expect(crm.rows('select note from touchpoint where id = 1')).toEqual([{ note: 'asked about bonds' }])
    expect(last).toContain('No contact stands here yet: T, E, M logs one, and n then writes its note.')
  })

  it('chooses among several contacts of a cell by Tab', async () => {
    const crm = await book()
    await played(crm, 'grid -i', keys('T', 'E', 'tab', 'n', ' call', 'return', 'tab', 'n', ' mail', 'return'))
    expect(contacts(crm)).toMatchObject([
      { code: 'T', note: 'call' },
      { code: 'E', note: 'mail' },
    ])
  })

  it('adds a follow-up and shows while it is typed what is understood', async () => {
    const crm = await book()
    const { screens, last } = await played(crm, 'grid -i', keys('f', ' fri send the fees', 'tab', 'return'))
    expect(screens.at(-3)).toContain('Fri 2026-11-27  send the fees')
    expect(screens.at(-2)).toContain('promise, Zhang Wei: fri send the fees')
    expect(last).toContain('Promise #2  Zhang Wei: send the fees (Fri 2026-11-27, in 7 days)')
    expect(crm.rows('select kind, due, what from followup where id = 2')).toEqual([
      { kind: 'promise', due: '2026-11-27', what: 'send the fees' },
    ])
  })

  it('understands a time counted from now, while it is typed and then', async () => {
    const crm = await book()
    const { screens } = await played(crm, 'grid -i', keys('f', ' in an hour ring', 'return'))
    expect(screens.at(-2)).toContain('Fri 2026-11-20 16:30  ring')
    expect(crm.rows('select due, time, what from followup where id = 2')).toEqual([
      { due: '2026-11-20', time: '16:30', what: 'ring' },
    ])
  })

  it('keeps what was typed where it is refused, so that it can be mended', async () => {
    const crm = await book()
    const typed = keys('f', ' sometime call', 'return', 'home', 'C-k', ' mon call', 'return')
    const { screens } = await played(crm, 'grid -i', typed)
    const refused = screens.find(
      (screen, at) => at > 14 && screen.includes('next step, Zhang Wei: sometime call'),
    )
    expect(refused).toBeDefined()
    expect(crm.rows('select due, what from followup where id = 2')).toEqual([
      { due: '2026-11-23', what: 'call' },
    ])
  })

  it('begins a follow-up with the day of the cell where that is to come', async () => {
    const crm = await book()
    await played(crm, 'grid -i', keys('l', 'f', ' call', 'return'))
    expect(crm.rows('select due, what from followup where id = 2')).toEqual([
      { due: '2026-11-21', what: 'call' },
    ])
  })

  it('filters as one types, says what is wrong with a filter, and stays with what it showed', async () => {
    const crm = await book()
    const { screens, last } = await played(
      crm,
      'grid -i',
      keys('/', ' tier:A', 'return', '/', 'C-u', ' tier:Z', 'return'),
    )
    expect(screens.at(-9)).toContain('November 2026: tier A')
    expect(screens.at(-9)).not.toContain('Ann Lee')
    expect(last).toContain('tier: takes A, B, C or none, not “Z”.')
    expect(last).toContain('Zhang Wei')
  })

  it('begins with the first of other clients, and stays with one who is among them', async () => {
    const crm = await book()
    const first = await played(crm, 'grid -i', keys('>', '/', ' -name:ann', 'return'))
    expect(first.last).toContain('1 of 2')
    const same = await played(crm, 'grid -i', keys('down', '/', ' -name:ann', 'return'))
    expect(same.last).toContain('2 of 2')
  })

  it('drops what was typed on faster than it was told that something is wrong', async () => {
    const crm = await book()
    await played(crm, 'grid -i', keys('T', 'n', ' mine', 'return'), { together: true })
    const typed = keys('l', 'T', 'n', ' our Mandate', 'return', 'u')
    const { last } = await played(crm, 'grid -i', typed, { together: true })
    expect(contacts(crm)).toMatchObject([{ code: 'T', note: 'mine' }])
    expect(last).toContain('Sat 2026-11-21 is still to come: f notes a follow-up for it.')
  })

  it('shows the months before and after, the days beside a month, and today again', async () => {
    const crm = await book()
    const { screens } = await played(crm, 'grid -i', keys('[', ']', ']', 't', 'home', 'h'))
    const titles = screens
      .filter((screen) => !screen.includes('Reading ...'))
      .map((screen) => screen.split('  ')[0])
    expect(titles).toEqual([
      'November 2026',
      'October 2026',
      'November 2026',
      'December 2026',
      'November 2026',
      'November 2026',
      'October 2026',
    ])
    expect(screens.at(-1)).toContain('Sat 2026-10-31')
  })

  it('moves over more clients and days than the screen shows', async () => {
    const crm = app({ today: '2026-11-20' })
    const names = Array.from({ length: 60 }, (_, at) => `Client ${String(at + 1).padStart(2, '0')}`)
    await crm.ok(['import', '-', '--yes'], { stdin: `name\n${names.join('\n')}\n` })
    const typed = [
      'pagedown',
      'down',
      'pageup',
      '>',
      '<',
      'up',
      'end',
      'home',
      'j',
      'k',
      'C-l',
      'tab',
      'C-x',
      'f5',
    ]
    const { screens } = await played(crm, 'grid -i --within 2026-10', keys(...typed), { columns: 60 })
    const places = screens.map((screen) => /(\d+) of 60$/m.exec(screen)?.[1])
    expect(places).toEqual(['1', '12', '13', '2', '60', '1', '1', '1', '1', '2', '1', '1', '1', '1', '1'])
    for (const [at, screen] of screens.entries()) {
      const row = screen.split('\n').find((line) => line.includes('['))
      expect(row, screen).toContain(`Client ${places[at]?.padStart(2, '0')}`)
    }
    expect(screens[0]).toContain('01 02 03')
    expect(screens[7]).toContain('29 30 31')
    expect(screens[8]).toContain('01 02 03')
  })

  it('says which month it is where there are several, and stays among the days that were asked for', async () => {
    const crm = await book()
    const line = 'grid -i --from 2026-10-20 --to 2026-11-20'
    const { screens } = await played(crm, line, keys('home', 'end', 'T'), { columns: 100 })
    expect(screens[0]).toContain('20 October to 20 November 2026')
    expect(screens.at(-1)).toContain('20 October to 20 November 2026')
    expect(screens[1]).toMatch(/^Oct +Tu We/m)
  })

  it('takes back what was done here, one after the other', async () => {
    const crm = await book()
    const { last } = await played(crm, 'grid -i', keys('T', 'n', ' x', 'return', 'u', 'u'))
    expect(contacts(crm)).toEqual([])
    expect(last).toContain('Took back grid log: T Zhang Wei, Fri 2026-11-20 15:30')
  })

  it('asks before it takes back what was done elsewhere, and takes nothing back without a yes', async () => {
    const crm = await book()
    const asked = await played(crm, 'grid -i', keys('u'))
    expect(asked.last).toContain('Not made here: log: M 张伟, Mon 2026-11-16 (2026-11-20 15:00 by tester).')
    const declined = await played(crm, 'grid -i', keys('u', 'n'))
    expect(declined.last).toContain('Nothing was taken back.')
    expect(crm.rows('select id from touchpoint')).toHaveLength(2)
    await played(crm, 'grid -i', keys('u', 'y'))
    expect(crm.rows('select id from touchpoint')).toHaveLength(1)
  })

  it('asks also where another wrote after us, and shows what they wrote after the next edit', async () => {
    const crm = await book()
    const meanwhile = async (at: number) => {
      if (at === 1) await crm.ok('log ann E hello')
    }
    const { last, screens } = await played(crm, 'grid -i', keys('T', 'u'), { meanwhile })
    expect(last).toContain('Not made here: log: E Ann Lee, Fri 2026-11-20 15:30')
    const edit = await played(crm, 'grid -i', keys('T', 'E'), {
      meanwhile: async (at) => {
        if (at === 1) await crm.ok('add "New Client" --tier A')
      },
    })
    expect(screens[0]).not.toContain('New Client')
    expect(edit.last).toContain('New Client')
  })

  it('says that the book is busy and keeps what was typed', async () => {
    const crm = await book()
    const other = new Database(crm.book)
    const { last, screens } = await played(crm, 'grid -i', keys('h', 'h', 'n', ' now', 'return', 'return'), {
      env: { CRM_BUSY_MS: '20' },
      meanwhile: async (at) => {
        if (at === 6) other.exec('begin immediate')
        if (at === 7) other.exec('rollback')
      },
    })
    other.close()
    expect(screens.at(-2)).toContain('is in use by another program')
    expect(screens.at(-2)).toContain('Note, Zhang Wei: asked about bondsnow')
    expect(last).toContain('Changed #1')
  })

  it('keeps what was written in the editor where the book is busy', async () => {
    const crm = await book()
    const other = new Database(crm.book)
    const { screens } = await played(crm, 'grid -i', keys('h', 'h', 'n', 'C-e', 'return'), {
      env: { CRM_BUSY_MS: '20' },
      edited: 'from\nthe editor\n',
      meanwhile: async (at) => {
        if (at === 3) other.exec('begin immediate')
        if (at === 4) other.exec('rollback')
      },
    })
    other.close()
    expect(screens.at(-2)).toContain('Note, Zhang Wei: from␊the editor')
    expect(crm.rows('select note from touchpoint where id = 1')).toEqual([{ note: 'from\nthe editor' }])
  })

  it('follows the calendar past midnight: today moves on, and what stood on today is of the day before', async () => {
    const crm = await book()
    let day = '2026-11-20'
    const { screens } = await played(crm, 'grid -i', keys('T', 'h', 't', 'E'), {
      dayNow: () => day,
      meanwhile: async (at) => {
        if (at === 1) day = '2026-11-21'
      },
    })
    expect(screens.find((screen) => screen.includes('Logged #3'))).toMatch(/19\[20\] {2}n/)
    expect(screens.at(-1)).toMatch(/20\[21\] {2}n/)
    expect(contacts(crm)).toMatchObject([
      { day: '2026-11-20', time: '15:30', code: 'T' },
      { day: '2026-11-21', time: '15:30', code: 'E' },
    ])
  })

  it('leaves by q and Escape with 0, by Ctrl-C with 130, whatever is going on', async () => {
    const crm = await book()
    expect((await played(crm, 'grid -i', keys('q', 'T'))).code).toBe(0)
    expect((await played(crm, 'grid -i', keys('escape', 'T'))).code).toBe(0)
    expect((await played(crm, 'grid -i', keys('T', 'n', ' half', 'C-c'))).code).toBe(130)
    expect(contacts(crm)).toMatchObject([{ note: '' }])
  })

  it('lists its keys, and says where a screen is too small', async () => {
    const crm = await book()
    expect((await played(crm, 'grid -i', keys('?'))).last).toMatchInlineSnapshot(`
      "November 2026                                                            1 of 3

      arrows, h j k l  move from cell to cell; past the first and last day lies the
                       next month
      PgUp PgDn  < >   a page of clients; the first and the last client
      Home End         the first and the last day
      [ ]  t           the month before and after; today
      T E M            log a contact with this client on this day
      n  Enter         write the note of the contact; Ctrl-E opens it in your editor
      Tab              the next of several contacts in the cell; of a follow-up: its
                       kind
      f                add a follow-up: a date, and what is to be done
      /                show other clients: tier:A tag:vip (crm help filters)
      u                take back the last change; one made elsewhere only after a yes
      r                read all again, in order
      q  Esc           leave; everything is in the book already







      any key goes back"
    `)
    const small = await played(crm, 'grid -i', [], { columns: 30, rows: 8 })
    expect(small.last).toBe('The screen is too small: 40\ncolumns and 12 rows at least.')
  })

  it('takes days, filters and orders as crm grid does, and refuses what is for paper', async () => {
    const crm = await book()
    const { last } = await played(crm, 'grid -i --week last tier:B', [])
    expect(last).toContain('Week 46, 9 to 15 November 2026: tier B')
    for (const line of ['grid -i --by org', 'grid -i --notes', 'grid -i --json', 'grid -i --coverage'])
      expect((await played(crm, line, [])).code).toBe(2)
  })

  it('needs a terminal', async () => {
    const crm = await book()
    expect(await crm.run('grid -i')).toEqual({
      code: 2,
      out: '',
      err: 'crm: crm grid -i takes the whole screen, and this is no terminal that has one.\nTry: crm grid\n',
    })
    expect((await played(crm, 'grid -i', [], { env: { TERM: 'dumb' } })).code).toBe(2)
  })

  it('shows where there is no client what can be done about it', async () => {
    const crm = await book()
    const { last } = await played(
      crm,
      'grid -i',
      keys('/', ' tag:none -tier:B,C,A', 'return', 'T', 'n', 'f', 'j'),
    )
    expect(last).toContain('No client: ')
  })

  it('shows hostile names and notes as text, and never more than its columns', async () => {
    const crm = await book()
    const evil = '\x1b]0;title\x07\x1b[2J\u202eevil\r\nx'
    await crm.ok(['add', evil.replace(/[\r\n]/g, ''), '--tier', 'A'])
    await crm.ok(['log', '#4', 'T', evil, '--next', `mon ${evil.replace(/[\r\n]/g, ' ')}`])
    for (const more of [
      { columns: 80 },
      { columns: 41, rows: 12 },
      { columns: 140, rows: 40, color: true },
    ]) {
      const { shown } = await played(
        crm,
        'grid -i',
        keys('<', 'j', 'n', 'escape', 'f', ' x', 'escape', '?'),
        more,
      )
      const lines = shown.flatMap(({ lines }) => lines)
      for (const line of lines) {
        // Only our own tones, and a carriage return before a name that is written over its place.
        const bare = line.replace(/\x1b\[[\d;]*m/g, '')
        expect(bare.replace('\r', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e]/)
        expect(displayWidth(bare.split('\r')[0] ?? '')).toBeLessThan(more.columns)
      }
      expect(shown.every(({ lines }) => lines.length === (more.rows ?? 24))).toBe(true)
    }
  })

  it('draws nothing outside of ASCII with --ascii, and no tones where none are wanted', async () => {
    const crm = await book()
    const { shown } = await played(
      crm,
      'grid -i --ascii tier:A',
      keys('h', 'n', 'h', 'n', 'escape', 'X', '?'),
    )
    const printed = shown.flatMap(({ lines }) => lines).join('\n')
    expect(printed).toMatch(/^[ -~\n]*$/)
    const colored = await played(crm, 'grid -i', [], { color: true })
    expect(colored.shown[0]?.lines.join('')).toContain('\x1b[7m[: ]\x1b[27m')
  })

  it('speaks Chinese', async () => {
    const crm = await book()
    const env = { CRM_LANG: 'zh-CN' }
    const { last, screens } = await played(
      crm,
      'grid -i',
      keys('T', 'n', ' 谈了国债', 'return', 'f', ' 周五 发材料'),
      { env },
    )
    expect(screens.find((screen) => screen.includes('#3'))).toContain('2026-11-20 周五 15:30')
    expect(last).toMatchInlineSnapshot(`
      "2026年11月                                                     第 1 位，共 3 位
                    二 三 四 五 六 日 一 二 三 四 五 六 日 一 二 三 四 五
      客户          03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19[20] 次  未联系
      Zhang Wei  A  .  .  .  .        .  .  .  .  .        .  .  T  . [T ]  2     0天
      张伟       B  .  .  .  .        .  .  .  .  .        M  .  .  .  :    1     4天
      Ann Lee    C  .  .  .  .        .  .  .  .  .        .  .  .  .  :    0       –

      Zhang Wei  A  2026-11-20 周五
        T 15:30  谈了国债
          #1  2026-11-23 周一  send prospectus  （3 天后）












      2026-11-27 周五  发材料
      下一步，Zhang Wei：周五 发材料"
    `)
    expect((await played(crm, 'grid -i', keys('?'), { env })).last).not.toMatch(
      /(?<!crm) [a-z]{4,} [a-z]{3,}/,
    )
  })
})
