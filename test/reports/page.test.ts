import { beforeEach, describe, expect, test } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  const lines = [
    'add "Zhang Wei" --tier A',
    'add "Ana <b>Pérez</b>" --tier B',
    'add "Li Wei" --tier B',
    'channel add G gift',
    'plan set tier:A "any every 14d"',
    'plan set tier:B "any every 30d"',
    'log zhang T "asked about bonds" --on 2026-11-17 --next "fri send prospectus"',
    'log zhang E "sent the offer" --on 2026-11-10',
    'log ana G wine --on 2026-09-30',
    'log li M lunch --on 2026-06-10',
  ]
  for (const line of lines) await crm.ok(line)
})

async function page(line: string): Promise<string> {
  await crm.ok(`${line} -o page.html`)
  return crm.read('page.html')
}

function all(html: string, element: string): string[] {
  const found = html.matchAll(new RegExp(`<${element}(?: [^>]*)?>(.*?)</${element}>`, 'gs'))
  return [...found].map(([, text]) => (text as string).replace(/<[^>]*>/g, ''))
}

describe('the weekly report as a page', () => {
  test('has the summary, then the last twelve weeks drawn, and the other pictures at their tables', async () => {
    const html = await page('report weekly')
    expect(all(html, 'title')[0]).toBe(
      'Week 47, 16 to 22 November 2026 – Weekly report, as of Sunday 22 November 2026',
    )
    expect(all(html, 'h2')[0]).toBe('Contacts by week, 12 weeks')
    expect(all(html, 'figcaption')).toEqual([
      'Contacts per week by channel',
      'Planned contacts made, by tier',
      'Overdue clients, the longest first',
    ])
    expect(all(html, 'desc')[0]).toBe(
      '3 contacts in 12 weeks, a column for each week, parted by channel. The table beside it has the numbers.',
    )
    expect(html).toContain('<td class="text">2026-W36</td>')
    expect(html).toContain('<td class="text">2026-W47</td>')
    expect(all(html, 'li')).toContain('Ggift')
  })

  test('has what was said, and no command to type', async () => {
    const html = await page('report weekly')
    expect(html).toContain('asked about bonds')
    expect(html).not.toMatch(/crm (?:due|report|grid)/)
  })

  test('of a week that is past ends with that week', async () => {
    const html = await page('report weekly --week 2026-W46')
    expect(html).toContain('<td class="text">2026-W46</td>')
    expect(html).not.toContain('2026-W47')
    expect(all(html, 'title')[0]).toContain('as of Sunday 15 November 2026')
  })

  test('of a filter counts those alone', async () => {
    expect(all(await page('report weekly tier:B'), 'desc')[0]).toMatch(/^1 contact in 12 weeks/)
  })

  test('of an empty book is a page all the same', async () => {
    const other = app()
    await other.ok('report weekly -o page.html')
    expect(all(other.read('page.html'), 'h1')).toEqual(['Week 47, 16 to 22 November 2026'])
    expect(all(other.read('page.html'), 'figure')).toEqual([])
  })
})

describe('activity as a page', () => {
  test('is drawn by group, by week, and with the plan and who is overdue', async () => {
    const html = await page('report activity --from 2026-09-01')
    expect(all(html, 'h1')).toEqual(['Contacts by client, 1 September to 22 November 2026'])
    expect(all(html, 'figcaption')).toEqual([
      'Contacts by client',
      'Contacts per week by channel',
      'Planned contacts made, by tier',
      'Overdue clients, the longest first',
    ])
    expect(html).toContain('Ana &lt;b&gt;Pérez&lt;/b&gt;')
  })

  test('of long ranges is drawn by month; by week or month it is drawn once', async () => {
    expect(all(await page('report activity --within 2026'), 'figcaption')[1]).toBe(
      'Contacts per month by channel',
    )
    const byMonth = await page('report activity --within 2026 --by month')
    expect(all(byMonth, 'h1')).toEqual(['Contacts by month, 2026'])
    expect(byMonth).toContain('<td class="text strong">All</td>')
    expect(all(byMonth, 'figcaption').slice(0, 2)).toEqual([
      'Contacts per month by channel',
      'Planned contacts made, by tier',
    ])
  })

  test('of days that are past says nothing of today', async () => {
    const html = await page('report activity --month 2026-09 --by channel')
    expect(all(html, 'h2')).toEqual(['Contacts by week, 5 weeks', 'Plan coverage, September 2026'])
  })
})

test('an address leads to a mail, a page to itself, and nothing else anywhere', async () => {
  await crm.ok([
    'add',
    'Eve',
    '--email',
    'eve@x.example',
    '--set',
    'site=https://x.example',
    '--note',
    'javascript:alert(1) https://x.example',
  ])
  await crm.ok('show eve -o eve.html')
  const links = [...crm.read('eve.html').matchAll(/<a href="([^#"][^"]*)"/g)].map(([, href]) => href)
  expect(links).toEqual(['mailto:eve@x.example'])
})

test('a file that ends in .htm is a page; the terminal gets one where it asks', async () => {
  await crm.ok('grid -o november.htm')
  expect(crm.read('november.htm')).toMatch(/^<!DOCTYPE html>/)
  expect(await crm.ok('grid --format html')).toMatch(/^<!DOCTYPE html>/)
})
