import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(() => {
  crm = app({ today: '2026-11-23' })
})

describe('today', () => {
  it('shows what is due now, then the contacts since Friday that left nothing open', async () => {
    await crm.ok('add "Zhang Wei" --tier A')
    await crm.ok('add 张伟 --tier B')
    await crm.ok('add "Li Wei"')
    await crm.ok('log zhang T hello --next "20 nov send prospectus"', { today: '2026-11-16' })
    await crm.ok('log "li wei" E "sent the offer" --on fri')
    await crm.ok('log "li wei" T "no answer" --on sun')
    await crm.ok('log 张伟 M 谈了国债 --on thu')
    const page = [
      'Mon 2026-11-23: 1 late',
      '#   Due             Client     Tier  What, and why',
      '──  ──────────────  ─────────  ────  ─────────────────────────────',
      '#1  Fri 2026-11-20  Zhang Wei  A     send prospectus (3 days late)',
      '',
      'Contacts since Fri 2026-11-20 that left nothing open',
      '#   Day             Code  Client  Note',
      '──  ──────────────  ────  ──────  ─────────',
      '#3  Sun 2026-11-22  T     Li Wei  no answer',
      'What comes next? crm next <client> <when> <what>',
      '',
    ].join('\n')
    expect(await crm.run('today')).toEqual({ code: 0, out: page, err: '' })
    expect(await crm.ok('')).toBe(page)
    expect(JSON.parse(await crm.ok('today --json'))).toMatchObject({
      today: '2026-11-23',
      due: [{ id: 1, kind: 'next', late: 3 }],
      coming: 0,
      since: '2026-11-20',
      contacts: [{ id: 3, day: '2026-11-22', client: { id: 3, name: 'Li Wei' } }],
    })
    expect(await crm.ok('today --format markdown')).toContain('## Mon 2026-11-23: 1 late\n\n| \\# | Due |')
    expect(await crm.ok('today --format csv')).toMatch(/^#,Due,Client.*\r\n1,2026-11-20,Zhang Wei.*\r\n$/)
    expect((await crm.run('today -o out/ --format csv')).err).toBe('Wrote due.csv, contacts.csv into out/.\n')
  })

  it('is friendly where nothing is due, and points to what is coming', async () => {
    await crm.ok('add "Zhang Wei"')
    expect(await crm.ok('today')).toBe('Mon 2026-11-23: nothing is due\n')
    await crm.ok('log zhang T hello --next "fri call"', { today: '2026-11-18' })
    await crm.ok('log zhang T hello --next "30 nov write"', { today: '2026-11-18' })
    await crm.ok('done 1')
    expect(await crm.ok('today')).toBe('Mon 2026-11-23: nothing is due\n1 is coming: crm due\n')
    expect(await crm.ok('today --format markdown')).toBe(
      '## Mon 2026-11-23: nothing is due\n\n1 is coming: **crm due**\n',
    )
    expect(await crm.run('today --quiet-if-empty')).toEqual({ code: 0, out: '', err: '' })
    expect(await crm.run('--quiet-if-empty --format json')).toEqual({ code: 0, out: '', err: '' })
  })

  it('is friendly in an empty book', async () => {
    await crm.ok('add "Zhang Wei"')
    await crm.ok('undo')
    expect(await crm.run('')).toEqual({
      code: 0,
      out: [
        'Mon 2026-11-23',
        'The book has no client yet.',
        'Begin with one: crm add "Zhang Wei" --phone "+86 138 0000 0000" --tier A',
        'or with what you have: crm import clients.csv',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('takes a filter', async () => {
    await crm.ok('add "Zhang Wei" --tier A')
    await crm.ok('add "Li Wei" --tier B')
    await crm.ok('log li T hello --next "fri call"', { today: '2026-11-16' })
    expect(await crm.ok('today tier:A')).toBe('Mon 2026-11-23: nothing is due (tier A)\n')
    expect(await crm.ok('today tier:B')).toContain('Mon 2026-11-23: 1 late (tier B)\n')
  })

  it('says how to close the past where it hides the rest', async () => {
    const line = (at: number) => `2026-0${1 + (at % 9)}-10,Zhang Wei,T,,step ${at},2026-0${1 + (at % 9)}-20`
    crm.write(
      'log.csv',
      [
        'Date,Client,Type,Notes,Next step,Next date',
        ...Array.from({ length: 33 }, (_, at) => line(at)),
        '',
      ].join('\n'),
    )
    await crm.ok('add "Zhang Wei" --tier A')
    await crm.ok('import log.csv')
    const page = await crm.ok('today')
    expect(page.slice(page.indexOf('and 4'))).toBe(
      [
        'and 4 more: crm due',
        '33 are over 30 days late; close them: crm drop --before 2026-10-24 --dry-run',
        '',
      ].join('\n'),
    )
    expect(await crm.ok('drop --before 2026-10-24')).toContain(
      'Dropped 33 next steps due before Sat 2026-10-24.',
    )
    expect(await crm.ok('today')).toContain('Mon 2026-11-23: 1 late\n')
  })

  it('keeps a screen short, and other formats whole', async () => {
    const lines = ['Name,Tier', ...Array.from({ length: 45 }, (_, at) => `Client ${at + 10},A`)]
    crm.write('clients.csv', `${lines.join('\n')}\n`)
    await crm.ok('import clients.csv --yes', { today: '2026-10-01' })
    await crm.ok('plan set tier:A "any every 14d"')
    const page = (await crm.ok('today')).split('\n')
    expect(page.filter((line) => line.includes('any every 14 days'))).toHaveLength(10)
    expect(page).toContain('and 35 more: crm due')
    expect(await crm.ok('today tier:A -tag:x')).toContain('\nand 35 more: crm due tier:A -tag:x\n')
    expect(JSON.parse(await crm.ok('today --json')).due).toHaveLength(45)
  })
})
