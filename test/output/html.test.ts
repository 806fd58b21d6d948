import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { Block, Document, GridCell, Sheet } from '../../src/output/document.ts'
import { DARK, LIGHT, type Palette } from '../../src/output/html/palette.ts'
import { STYLE } from '../../src/output/html/style.ts'
import { forTerminalLines } from '../../src/output/safe.ts'
import { HOSTILE } from '../hostile.ts'
import { CLIENTS, daysOf, gridOf, gridRow, NOVEMBER, piecesOf, written } from './samples.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** With a line feed for each break. */
  text: string
}

/** The elements of a page in their order; the parser of another hand insists that every one is closed in its turn. */
function elementsOf(page: string): Element[] {
  const parser = new SaxesParser()
  const all: Element[] = []
  const open: Element[] = []
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    if (name === 'br') for (const above of open) above.text += '\n'
    all.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (text) => {
    for (const above of open) above.text += text
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(page).close()
  return all
}

const textsOf = (elements: readonly Element[], name: string) =>
  elements.filter((element) => element.name === name).map(({ text }) => text)

/** What stands between the head of the page and its end. */
function bodyOf(page: string): string {
  return page.slice(page.indexOf('<body>'), page.indexOf('</html>'))
}

describe('a page', () => {
  test('of text, facts and a table', async () => {
    const page = await written('html', {
      about: 'Weekly report',
      blocks: [
        {
          kind: 'text',
          title: 'Week 47',
          lines: [[{ text: '2 promises', tone: 'late' }, { text: ' broken' }], 'and one kept', '', 'Bye.'],
        },
        {
          kind: 'facts',
          title: 'Zhang & Co',
          facts: [
            { label: 'E-mail', value: [{ text: 'z@x.example', href: 'mailto:z@x.example' }] },
            { label: 'Note', value: 'one\ntwo' },
          ],
        },
        { ...CLIENTS, foot: ['and 7 more'] },
        { kind: 'sheet', columns: [], rows: [], empty: 'Nothing.' },
      ],
    })
    expect(bodyOf(page)).toMatchInlineSnapshot(`
      "<body>
      <a class="skip" href="#main">Skip to the content</a>
      <header>
      <p class="about">Weekly report</p>
      <h1 id="b0">Week 47</h1>
      </header>
      <main id="main">
      <section aria-labelledby="b0">
      <p class="line lead"><span class="late">2 promises</span> broken<br/>and one kept</p>
      <p class="line lead">Bye.</p>
      </section>
      <section aria-labelledby="b1">
      <h2 id="b1">Zhang &amp; Co</h2>
      <dl>
      <div><dt>E-mail</dt><dd class="line"><a href="mailto:z@x.example" rel="noopener noreferrer nofollow">z@x.example</a></dd></div>
      <div><dt>Note</dt><dd class="line">one<br/>two</dd></div>
      </dl>
      </section>
      <section aria-labelledby="b2">
      <h2 id="b2">Clients</h2>
      <div class="scroll"><table class="sheet cards" role="table">
      <caption class="unseen">Clients</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="id">#</th><th scope="col" role="columnheader" class="text">Name</th><th scope="col" role="columnheader" class="text">Tier</th><th scope="col" role="columnheader" class="day">Last contact</th><th scope="col" role="columnheader" class="n">Quiet</th><th scope="col" role="columnheader" class="text">Note</th></tr></thead>
      <tbody role="rowgroup">
      <tr role="row"><td role="cell" data-label="#" class="id quiet">#1</td><td role="cell" data-label="Name" class="text">Zhang Wei</td><td role="cell" data-label="Tier" class="text">A</td><td role="cell" data-label="Last contact" class="day"><time datetime="2026-11-20">Fri <span class="date">2026-11-20</span></time></td><td role="cell" data-label="Quiet" class="n">2d</td><td role="cell" data-label="Note" class="text"></td></tr>
      <tr role="row"><td role="cell" data-label="#" class="id quiet">#12</td><td role="cell" data-label="Name" class="text">张伟</td><td role="cell" data-label="Tier" class="text">A</td><td role="cell" data-label="Last contact" class="day"><time datetime="2026-11-22">Sun <span class="date">2026-11-22</span></time></td><td role="cell" data-label="Quiet" class="n">0d</td><td role="cell" data-label="Note" class="text">询问债券基金的收益率，希望周五之前收到招股说明书</td></tr>
      <tr role="row"><td role="cell" data-label="#" class="id quiet">#345</td><td role="cell" data-label="Name" class="text">Shenzhen Qianhai Financial Assets</td><td role="cell" data-label="Tier" class="text">B</td><td role="cell" data-label="Last contact" class="day"></td><td role="cell" data-label="Quiet" class="n late">63d</td><td role="cell" data-label="Note" class="text">asked about the bond fund; wants the prospectus before Friday and a call before that, then again in December, and a lunch in the new year</td></tr>
      </tbody>
      </table></div>
      <p class="foot">and 7 more</p>
      </section>
      <section class="small">
      <p class="quiet">Nothing.</p>
      </section>
      </main>
      </body>
      "
    `)
  })

  test('of a calendar', async () => {
    const rows = [
      gridRow(1, 'Zhang Wei', 'A', ['3:T@10:05 asked <b>', '6:T', '6:M lunch', '27:o'], 2),
      gridRow(2, '张伟', null, [], null),
    ]
    const cells = rows[1]?.cells as GridCell[]
    cells[23] = { ...(cells[23] as GridCell), planned: [{ codes: ['T'], rule: 'T every 14 days' }] }
    cells[9] = { ...(cells[9] as GridCell), gaps: [{ codes: null, rule: 'any every month' }] }
    expect(bodyOf(await written('html', [gridOf(rows)]))).toMatchInlineSnapshot(`
      "<body>
      <a class="skip" href="#main">Skip to the content</a>
      <header>
      <h1 id="b0">November 2026</h1>
      </header>
      <main id="main">
      <section aria-labelledby="b0">
      <a class="skip" href="#b0-notes">Skip the calendar, to the notes</a>
      <div class="scroll calendar" role="region" aria-labelledby="b0" tabindex="0"><table class="grid wide">
      <caption class="unseen">November 2026</caption>
      <thead>
      <tr><th scope="col" class="who">Client</th><th scope="col" class="tier">Tier</th><th scope="col" class="rest" aria-label="Sunday 1 November"><span class="wd">Su</span>1</th><th scope="col" aria-label="Monday 2 November"><span class="wd">Mo</span>2</th><th scope="col" aria-label="Tuesday 3 November"><span class="wd">Tu</span>3</th><th scope="col" aria-label="Wednesday 4 November"><span class="wd">We</span>4</th><th scope="col" aria-label="Thursday 5 November"><span class="wd">Th</span>5</th><th scope="col" aria-label="Friday 6 November"><span class="wd">Fr</span>6</th><th scope="col" class="rest" aria-label="Saturday 7 November"><span class="wd">Sa</span>7</th><th scope="col" class="rest" aria-label="Sunday 8 November"><span class="wd">Su</span>8</th><th scope="col" aria-label="Monday 9 November"><span class="wd">Mo</span>9</th><th scope="col" aria-label="Tuesday 10 November"><span class="wd">Tu</span>10</th><th scope="col" aria-label="Wednesday 11 November"><span class="wd">We</span>11</th><th scope="col" aria-label="Thursday 12 November"><span class="wd">Th</span>12</th><th scope="col" aria-label="Friday 13 November"><span class="wd">Fr</span>13</th><th scope="col" class="rest" aria-label="Saturday 14 November"><span class="wd">Sa</span>14</th><th scope="col" class="rest" aria-label="Sunday 15 November"><span class="wd">Su</span>15</th><th scope="col" aria-label="Monday 16 November"><span class="wd">Mo</span>16</th><th scope="col" aria-label="Tuesday 17 November"><span class="wd">Tu</span>17</th><th scope="col" aria-label="Wednesday 18 November"><span class="wd">We</span>18</th><th scope="col" aria-label="Thursday 19 November"><span class="wd">Th</span>19</th><th scope="col" aria-label="Friday 20 November"><span class="wd">Fr</span>20</th><th scope="col" class="rest" aria-label="Saturday 21 November"><span class="wd">Sa</span>21</th><th scope="col" class="rest now" aria-label="Sunday 22 November, today"><span class="wd">Su</span>22</th><th scope="col" aria-label="Monday 23 November"><span class="wd">Mo</span>23</th><th scope="col" aria-label="Tuesday 24 November"><span class="wd">Tu</span>24</th><th scope="col" aria-label="Wednesday 25 November"><span class="wd">We</span>25</th><th scope="col" aria-label="Thursday 26 November"><span class="wd">Th</span>26</th><th scope="col" aria-label="Friday 27 November"><span class="wd">Fr</span>27</th><th scope="col" class="rest" aria-label="Saturday 28 November"><span class="wd">Sa</span>28</th><th scope="col" class="rest" aria-label="Sunday 29 November"><span class="wd">Su</span>29</th><th scope="col" aria-label="Monday 30 November"><span class="wd">Mo</span>30</th><th scope="col" class="sum" aria-label="contacts in these days">n</th><th scope="col" class="sum" aria-label="days since the last contact">quiet</th></tr>
      </thead>
      <tbody>
      <tr><th scope="row">Zhang Wei</th><td class="tier">A</td><td class="rest"></td><td></td><td class="said" tabindex="0" aria-describedby="b0-1-2026-11-03"><span class="mark code">T</span><div class="note" role="tooltip" id="b0-1-2026-11-03"><p><strong>Zhang Wei</strong>, Tuesday 3 November</p><p>10:05 <span class="code">T</span> asked &lt;b&gt;</p></div></td><td></td><td></td><td class="said" tabindex="0" aria-describedby="b0-1-2026-11-06"><span class="mark code">TM</span><div class="note" role="tooltip" id="b0-1-2026-11-06"><p><strong>Zhang Wei</strong>, Friday 6 November</p><p><span class="code">M</span> lunch</p></div></td><td class="rest"></td><td class="rest"></td><td></td><td></td><td></td><td></td><td></td><td class="rest"></td><td class="rest"></td><td></td><td></td><td></td><td></td><td></td><td class="rest"></td><td class="rest now"></td><td></td><td></td><td></td><td></td><td class="said" tabindex="0" aria-describedby="b0-1-2026-11-27"><span class="mark step">o</span><div class="note" role="tooltip" id="b0-1-2026-11-27"><p><strong>Zhang Wei</strong>, Friday 27 November</p><p><span class="soon">o</span> send the prospectus</p></div></td><td class="rest"></td><td class="rest"></td><td></td><td class="sum">3</td><td class="sum">2d</td></tr>
      <tr><th scope="row">张伟</th><td class="tier"></td><td class="rest"></td><td></td><td></td><td></td><td></td><td></td><td class="rest"></td><td class="rest"></td><td></td><td class="said" tabindex="0" aria-describedby="b0-2-2026-11-10"><span class="mark gap">!</span><div class="note" role="tooltip" id="b0-2-2026-11-10"><p><strong>张伟</strong>, Tuesday 10 November</p><p><span class="late">!</span> planned and not done: any every month</p></div></td><td></td><td></td><td></td><td class="rest"></td><td class="rest"></td><td></td><td></td><td></td><td></td><td></td><td class="rest"></td><td class="rest now"></td><td></td><td class="said" tabindex="0" aria-describedby="b0-2-2026-11-24"><span class="mark plan">t</span><div class="note" role="tooltip" id="b0-2-2026-11-24"><p><strong>张伟</strong>, Tuesday 24 November</p><p><span class="soon">·</span> planned: T every 14 days</p></div></td><td></td><td></td><td></td><td class="rest"></td><td class="rest"></td><td></td><td class="sum">0</td><td class="sum late">– <span class="mark gap">!</span></td></tr>
      </tbody>
      </table></div>
      <p class="legend"><strong>n</strong> contacts in these days   <strong>quiet</strong> days since the last contact</p>
      <p class="legend">T telephone  E e-mail  M meeting  o to do  ! quiet too long</p>
      <details class="notes" id="b0-notes" open="">
      <summary><h2>What was said, and what is to do</h2></summary>
      <div class="list">
      <div class="of"><h3>Zhang Wei</h3>
      <ul>
      <li><time datetime="2026-11-03">Tue 03 10:05</time><span class="code">T</span><span>asked &lt;b&gt;</span></li>
      <li><time datetime="2026-11-06">Fri 06</time><span class="code">M</span><span>lunch</span></li>
      <li><time datetime="2026-11-27">Fri 27</time><span class="soon">o</span><span>send the prospectus</span></li>
      </ul></div>
      </div>
      </details>
      </section>
      </main>
      </body>
      "
    `)
  })

  test('is well-formed, in one language, with a title and one first heading', async () => {
    const page = await written('html', [NOVEMBER, CLIENTS, gridOf([])])
    const elements = elementsOf(page)
    expect(elements.find(({ name }) => name === 'html')?.attributes).toEqual({ lang: 'en' })
    expect(textsOf(elements, 'title')).toEqual(['November 2026'])
    expect(textsOf(elements, 'h1')).toEqual(['November 2026'])
    expect(textsOf(elements, 'h2')).toEqual(['What was said, and what is to do', 'Clients', 'November 2026'])
    for (const { name, attributes } of elements)
      if (name === 'th') expect(attributes.scope).toMatch(/^(?:col|row|colgroup)$/)
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of elements)
      for (const key of ['aria-labelledby', 'aria-describedby'])
        for (const id of attributes[key]?.split(' ') ?? []) expect(ids).toContain(id)
  })

  test('fetches nothing and runs nothing, and its policy says so', async () => {
    const page = await written('html', [NOVEMBER, CLIENTS])
    const elements = elementsOf(page)
    const policy = elements.find((element) => 'http-equiv' in element.attributes)?.attributes.content ?? ''
    const style = textsOf(elements, 'style')
    expect(style).toEqual([STYLE])
    const hash = createHash('sha256').update(STYLE).digest('base64')
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(STYLE).not.toMatch(/url\(|@import|https?:/)
    expect(page.replace(STYLE, '')).not.toMatch(/<script|<iframe|<object| src=| style=| on\w+=|https?:/)
  })

  test('has a table for each month of a range that is wider than paper', async () => {
    const days = daysOf('2026-10-15', '2026-12-04')
    const grid = gridOf([gridRow(1, 'Zhang Wei', 'A', ['3:T@10:05 hello', '40:E bye'], 2, days.length)], {
      days,
      title: 'A while',
    })
    const elements = elementsOf(await written('html', [grid]))
    expect(textsOf(elements, 'caption')).toEqual([
      'A while, October 2026',
      'A while, November 2026',
      'A while, December 2026',
    ])
    const heads = elements.filter(({ name, attributes }) => name === 'th' && attributes['aria-label'])
    expect(heads).toHaveLength(days.length + 2)
    expect(textsOf(elements, 'li')).toEqual(['Sat 17 Oct 10:05Thello', 'Mon 23 NovEbye'])
  })

  test('passes rows on as they come', async () => {
    let read = 0
    const rows = (async function* () {
      for (; read < 5000; read++) yield { name: `client ${read}` }
    })()
    const sheet: Sheet = { kind: 'sheet', columns: [{ key: 'name', title: 'Name', type: 'text' }], rows }
    const pieces = await piecesOf('html', [sheet])
    expect(pieces.length).toBeGreaterThan(3)
    expect(textsOf(elementsOf(pieces.join('')), 'td')).toHaveLength(5000)
  })
})

/** The text in every place where a text from outside can stand. */
function everywhere(text: string): Document {
  const grid = gridOf([gridRow(1, 'x', text, ['3:T y'], 2)], { title: text, head: text, legend: [text] })
  const [row] = grid.rows
  const cell: GridCell = {
    contacts: [{ id: 1, code: text, time: null, note: text, client: text }],
    followups: [{ id: 2, what: text, client: text }],
    planned: [{ codes: [text], rule: text, client: text }],
    gaps: [{ codes: null, rule: text }],
  }
  const blocks: Block[] = [
    {
      kind: 'text',
      title: text,
      lines: [
        text,
        [
          { text, tone: 'late' },
          { text, whole: true, href: text },
        ],
      ],
    },
    { kind: 'facts', title: text, facts: [{ label: text, value: text }] },
    {
      kind: 'sheet',
      title: text,
      columns: [
        { key: 'a', title: text, type: 'text', prose: true },
        { key: 'b', title: 'B', type: 'day' },
        { key: 'n', title: text, type: 'number' },
        { key: 'm', title: 'M', type: 'text', marks: (own) => (own.length > 1 ? [[0, 1]] : []) },
      ],
      rows: [{ a: text, b: text, n: 3, m: text }],
      foot: [text],
      chart: {
        form: 'bars',
        title: text,
        says: text,
        label: 'a',
        series: [{ key: 'n', title: text, short: text }],
        axes: { rows: text, numbers: text },
      },
    },
    { ...grid, rows: [{ ...(row as NonNullable<typeof row>), label: text, cells: [cell] }] },
  ]
  return { about: text, blocks }
}

const OURS = new Set(elementsNamed(await written('html', everywhere('plain'))))
const OUR_ATTRIBUTES = new Set(attributesNamed(await written('html', everywhere('plain'))))

function elementsNamed(page: string): string[] {
  return elementsOf(page).map(({ name }) => name)
}

function attributesNamed(page: string): string[] {
  return elementsOf(page).flatMap(({ attributes }) => Object.keys(attributes))
}

async function expectHarmless(text: string): Promise<void> {
  const page = await written('html', everywhere(text))
  const elements = elementsOf(page)
  const alien = elements.filter(({ name }) => !OURS.has(name) && !['br', 'a', 'mark', 'p'].includes(name))
  expect(alien).toEqual([])
  for (const { name, attributes } of elements) {
    for (const key of Object.keys(attributes)) expect(OUR_ATTRIBUTES.has(key) || key === 'rel').toBe(true)
    if (name === 'a') expect(attributes.href).toMatch(/^(?:#|https?:|mailto:)/)
  }
  const tame = forTerminalLines(text).replace(/[\ufffe\uffff]/g, '\ufffd')
  expect(textsOf(elements, 'td')[0]).toBe(tame)
  expect(textsOf(elements, 'dd')[0]).toBe(tame)
  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
}

describe('text from outside', () => {
  test.each(HOSTILE)('%s is text wherever it stands', (_, text) => expectHarmless(text))

  test.each([
    '</title><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '--><img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    ']]><!--',
    '&lt;b&gt; &amp;#60; &#x3c;script&#x3e;',
    'javascript:alert(1)',
    '\ufffe\uffff\ud800',
  ])('%j is text wherever it stands', expectHarmless)

  test('whatever it is', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '"', "'", '&', '<!--', '</td>', '<script>', '\r\n', '\u202e'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), (parts) =>
        expectHarmless(parts.join('')),
      ),
      { numRuns: 60 },
    )
  })

  test.each([
    ['https://example.invalid/?a=1&b=2', 'https://example.invalid/?a=1&b=2'],
    ['HTTP://example.invalid', 'http://example.invalid/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['file:///etc/passwd', undefined],
    ['//example.invalid', undefined],
    ['example.invalid', undefined],
  ])('%j leads to %j', async (href, target) => {
    const page = await written('html', [
      { kind: 'facts', facts: [{ label: 'Web', value: [{ text: href, href }] }] },
    ])
    const link = elementsOf(page).find(({ name, attributes }) => name === 'a' && attributes.rel)
    expect(link?.attributes.href).toBe(target)
    if (target) expect(link?.attributes.rel).toContain('noreferrer')
  })
})

describe('a chart', () => {
  const rows = [
    { week: '9 Nov', t: 3, e: 9 },
    { week: '16 Nov', t: 1, e: 0 },
  ]
  const sheet = (form: 'columns' | 'bars' | 'shares', more: object = {}): Sheet => ({
    kind: 'sheet',
    title: 'Contacts',
    columns: [
      { key: 'week', title: 'Week', type: 'text' },
      { key: 't', title: 'T', type: 'number' },
    ],
    rows,
    chart: {
      form,
      title: 'Contacts by week',
      says: 'Two weeks.',
      label: 'week',
      series: [
        { key: 't', title: 'telephone', short: 'T' },
        { key: 'e', title: 'e-mail', short: 'E' },
      ],
      axes: { rows: 'week', numbers: 'contacts' },
      ...more,
    },
  })

  test('has a title, says what it shows, and names its axes, sums and colours', async () => {
    const elements = elementsOf(await written('html', [sheet('columns')]))
    const svg = elements.find(({ name }) => name === 'svg')
    expect(svg?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'b0-t b0-d' })
    expect(textsOf(elements, 'desc')).toEqual(['Two weeks. The table beside it has the numbers.'])
    expect(textsOf(elements, 'figcaption')).toEqual(['Contacts by week'])
    const texts = textsOf(elements, 'text')
    for (const text of ['contacts', 'week', '9 Nov', '16 Nov', '12', '1', '0', '5', '10', '15'])
      expect(texts).toContain(text)
    expect(textsOf(elements, 'li')).toEqual(['Ttelephone', 'Ee-mail'])
    expect(elements.filter(({ name }) => name === 'rect')).toHaveLength(3)
    expect(textsOf(elements, 'td')).toEqual(['9 Nov', '3', '16 Nov', '1'])
  })

  test('of shares says how much of how much', async () => {
    const elements = elementsOf(
      await written('html', [sheet('shares', { series: [{ key: 't', title: 'Done' }], of: 'e' })]),
    )
    expect(textsOf(elements, 'text')).toContain('3 of 9, 33 %')
  })

  test('of bars has no more than the first, and long names are cut', async () => {
    const long = [{ week: 'Shenzhen Qianhai Financial Assets', t: 3, e: 9 }, ...rows]
    const elements = elementsOf(await written('html', [{ ...sheet('bars', { most: 2 }), rows: long }]))
    const texts = textsOf(elements, 'text')
    expect(texts.filter((text) => /^Shenzhen Qianhai.*…$/.test(text))).toHaveLength(1)
    expect(texts).not.toContain('16 Nov')
  })

  test('is left out where there is nothing to draw', async () => {
    const nothing = await written('html', [{ ...sheet('columns'), rows: [{ week: 'x', t: 0, e: null }] }])
    expect(elementsOf(nothing).some(({ name }) => name === 'svg')).toBe(false)
  })

  test('stays in its frame, whatever the numbers', async () => {
    const number = fc.oneof(fc.nat({ max: 50 }), fc.nat(), fc.constant(0))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ week: fc.string(), t: number, e: number }), { maxLength: 40 }),
        fc.constantFrom('columns' as const, 'bars' as const, 'shares' as const),
        async (own, form) => {
          const page = await written('html', [
            { ...sheet(form, form === 'shares' ? { of: 'e' } : {}), rows: own },
          ])
          const elements = elementsOf(page)
          const svg = elements.find(({ name }) => name === 'svg')
          const [, , width = 0, height = 0] = svg?.attributes.viewBox?.split(' ').map(Number) ?? []
          for (const { name, attributes } of elements) {
            if (name !== 'rect') continue
            const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key]))
            expect([x, y, w, h].every((one) => Number.isFinite(one) && (one as number) >= 0)).toBe(true)
            expect((x as number) + (w as number)).toBeLessThanOrEqual(width)
            expect((y as number) + (h as number)).toBeLessThanOrEqual(height)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is no part of other formats', async () => {
    const drawn = sheet('columns')
    const { chart: _, ...plain } = drawn
    for (const format of ['table', 'markdown', 'csv', 'json'] as const)
      expect(await written(format, [drawn])).toBe(await written(format, [plain]))
  })
})

/** The contrast of two colours by the rule of WCAG 2. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number]
  return (a + 0.05) / (b + 0.05)
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe.each<[string, Palette]>([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours in %s', (_, palette) => {
  test('of texts stand out from their grounds', () => {
    for (const ground of ['back', 'head', 'rest', 'today', 'chip'] as const)
      for (const ink of ['text', 'muted', 'late', 'good', 'soon', 'code'] as const)
        expect(contrast(palette[ink], palette[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.late, palette.alarm)).toBeGreaterThanOrEqual(4.5)
  })

  test('of charts stand out from the page, and what is written on them from them', () => {
    for (const color of palette.series) {
      expect(contrast(color, palette.back), color).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.onSeries, color), color).toBeGreaterThanOrEqual(4.5)
    }
  })
})
