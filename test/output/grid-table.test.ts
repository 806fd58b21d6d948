import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/language/width.ts'
import { daysOf, gridOf, gridRow, NAMES, NOVEMBER, piecesOf, written } from './samples.ts'

describe('the grid', () => {
  test('at 140 columns is one band', async () => {
    expect(await written('table', [NOVEMBER], { width: 140 })).toMatchInlineSnapshot(`
      "November 2026                Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
      Client                       01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
      Zhang Wei                 A     .  T  .  .  TM       .  .  .  .  .        .  .  .  .  E     :  .  .  .  .  o        .    4     2d
      张伟                      A     E  .  .  .  .        .  .  .  .  .        .  .  .  .  .     T  .  .  .  .  .        .    2     0d
      Müller & Söhne GmbH       B     .  .  .  .  .        T+ .  .  .  .  M     .  .  .  .  .     :  .  .  .  .  .        .    4     8d
      Shenzhen Qianhai Finan..  B     .  .  .  .  .        .  .  .  o  .        .  .  .  .  .     :  .  o  .  .  .        .    0    63d !
      Nguyễn Thị Ánh            C     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     o  .  .  .  .  .        o    0      – !
      👩‍⚕ Dr. Léa                      .  .  .  .  .     Mo .  .  .  .  微+      .  .  .  .  .     :  .  .  .  .  .        .    3     9d

      T telephone  E e-mail  M meeting  o to do  ! quiet too long
      "
    `)
  })

  test('at 80 columns is split where weeks begin, with the sums in the last band', async () => {
    expect(await written('table', [NOVEMBER], { width: 80 })).toMatchInlineSnapshot(`
      "November 2026          Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
      Client                 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
      Zhang Wei           A     .  T  .  .  TM       .  .  .  .  .
      张伟                A     E  .  .  .  .        .  .  .  .  .
      Müller & Söhne G..  B     .  .  .  .  .        T+ .  .  .  .  M
      Shenzhen Qianhai..  B     .  .  .  .  .        .  .  .  o  .
      Nguyễn Thị Ánh      C     .  .  .  .  .        .  .  .  .  .
      👩‍⚕ Dr. Léa                .  .  .  .  .     Mo .  .  .  .  微+

      November 2026          Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
      Client                 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
      Zhang Wei           A  .  .  .  .  E     :  .  .  .  .  o        .    4     2d
      张伟                A  .  .  .  .  .     T  .  .  .  .  .        .    2     0d
      Müller & Söhne G..  B  .  .  .  .  .     :  .  .  .  .  .        .    4     8d
      Shenzhen Qianhai..  B  .  .  .  .  .     :  .  o  .  .  .        .    0    63d !
      Nguyễn Thị Ánh      C  .  .  .  .  .     o  .  .  .  .  .        o    0      – !
      👩‍⚕ Dr. Léa             .  .  .  .  .     :  .  .  .  .  .        .    3     9d

      T telephone  E e-mail  M meeting  o to do  ! quiet too long
      "
    `)
  })

  test('in ASCII has no other character of ours', async () => {
    const text = await written('table', [gridOf([gridRow(1, 'Zhang Wei', 'A', ['3:T'], null)])], {
      ascii: true,
      width: 140,
    })
    expect(text).toMatch(/^[ -~\n]+$/)
    expect(text).toMatchInlineSnapshot(`
      "November 2026  Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
      Client         01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
      Zhang Wei   A     .  T  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    1      - !

      T telephone  E e-mail  M meeting  o to do  ! quiet too long
      "
    `)
  })

  test('over several months names them', async () => {
    const grid = gridOf([gridRow(1, 'Zhang Wei', 'A', ['1:T', '12:M'], 2, 35)], {
      title: '12 October – 15 November 2026, tier A, quiet for more than 30 days',
      days: daysOf('2026-10-12', '2026-11-15'),
    })
    expect(await written('table', [grid], { width: 80 })).toMatchInlineSnapshot(`
      "12 October – 15 November 2026, tier A, quiet for more than 30 days
                            Oct
                            Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr
      Client                12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      Zhang Wei          A  T  .  .  .  .        .  .  .  .  M        .  .  .  .  .

      12 October – 15 November 2026, tier A, quiet for more than 30 days
                               Nov
                            Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
      Client                31 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15   n  quiet
      Zhang Wei          A        .  .  .  .  .        .  .  .  .  .          2     2d

      T telephone  E e-mail  M meeting  o to do  ! quiet too long
      "
    `)
  })

  test('prints notes below, by client and day', async () => {
    const grid = gridOf(
      [
        gridRow(
          1,
          'Zhang Wei',
          'A',
          [
            '17:T@10:05 asked about the bond fund; wants the prospectus before Friday and a call before that',
            '17:E sent it',
            '20:M',
            '27:o call about the prospectus',
          ],
          2,
        ),
        gridRow(2, 'Nobody Said', 'A', ['20:T'], 2),
        gridRow(
          3,
          '张伟',
          'B',
          [
            '18:M@15:00 询问债券基金的收益率，希望周五之前收到招股说明书，并且在此之前再通一次电话\nSecond line',
          ],
          4,
        ),
      ],
      { notes: true, legend: [] },
    )
    expect(await written('table', [grid], { width: 80 })).toMatchInlineSnapshot(`
      "November 2026   Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
      Client          01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
      Zhang Wei    A     .  .  .  .  .        .  .  .  .  .
      Nobody Said  A     .  .  .  .  .        .  .  .  .  .
      张伟         B     .  .  .  .  .        .  .  .  .  .

      November 2026   Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
      Client          16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
      Zhang Wei    A  .  TE .  .  M     :  .  .  .  .  o        .    3     2d
      Nobody Said  A  .  .  .  .  T     :  .  .  .  .  .        .    1     2d
      张伟         B  .  .  M  .  .     :  .  .  .  .  .        .    1     4d

      Zhang Wei
        Tue 17  T 10:05  asked about the bond fund; wants the prospectus before Friday
                         and a call before that
                E        sent it
        Fri 27  o        call about the prospectus

      张伟
        Wed 18  M 15:00  询问债券基金的收益率，希望周五之前收到招股说明书，并且在此之
                         前再通一次电话
                         Second line
      "
    `)
  })

  test('says whom a note is about where rows are organisations', async () => {
    const row = gridRow(1, 'Acme Ltd', 'A', ['17:T hello'], 2)
    const cells = row.cells.map((cell) => ({
      ...cell,
      contacts: cell.contacts.map((contact) => ({ ...contact, client: 'Ann Lee' })),
    }))
    const text = await written('table', [gridOf([{ ...row, cells }], { notes: true })])
    expect(text).toContain('  Tue 17  T  Ann Lee: hello\n')
  })

  test('without rows says so below its head', async () => {
    expect(await written('table', [gridOf([])], { width: 140 })).toMatchInlineSnapshot(`
      "November 2026  Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
      Client         01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
      No clients.

      T telephone  E e-mail  M meeting  o to do  ! quiet too long
      "
    `)
  })

  test('tells tones apart', async () => {
    const grid = gridOf([gridRow(1, 'Zhang Wei', 'A', ['18:TM', '19:o', '23:o'], 63)], {
      title: 'Week',
      days: daysOf('2026-11-01', '2026-11-30').slice(15, 25),
      legend: [],
    })
    const cells = { ...grid.rows[0], cells: grid.rows[0]?.cells.slice(15, 25) }
    const text = await written('table', [{ ...grid, rows: [cells as never] }], { color: true })
    expect(text.replaceAll('\x1b', '␛')).toMatchInlineSnapshot(`
      "␛[1mWeek␛[22m         ␛[2m Mo Tu We Th Fr Sa Su Mo Tu We␛[22m
      ␛[2mClient␛[22m        16 17 18 19 20 ␛[2m21␛[22m␛[1m␛[4m[22]␛[24m␛[22m23 24 25   ␛[2mn  quiet␛[22m
      Zhang Wei  A  ␛[2m.  .␛[22m  ␛[36m␛[1mTM␛[22m␛[39m ␛[31m␛[1mo␛[22m␛[39m  ␛[2m.     :␛[22m  ␛[35mo␛[39m  ␛[2m.  .␛[22m    1    ␛[31m␛[1m63d !␛[22m␛[39m
      "
    `)
  })

  test('shows hostile names, codes and notes and obeys none', async () => {
    const evil = '\x1b]0;x\x07=1+1\u202e\n'
    const grid = gridOf([gridRow(1, evil, evil, [`3:\x1b[2J ${evil}`, `4:o ${evil}`], 1)], {
      title: evil,
      head: evil,
      legend: [evil],
      notes: true,
    })
    const text = await written('table', [grid], { width: 140 })
    expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/)
    expect(text).toContain('␛]0;x␇=1+1\\u202e')
  })
})

test('every line of a band is as wide as its head, whatever the names, and none wider than the screen', async () => {
  const mark = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('T', 'E', 'M', '微', 'o'))
  const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', maxLength: 30 }))
  const row = fc.record({
    name,
    tier: fc.constantFrom('A', 'B', null),
    marks: fc.array(mark, { maxLength: 20 }),
    quiet: fc.option(fc.nat(999)),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 48, max: 160 }),
      async (rows, width) => {
        const made = rows.map(({ name, tier, marks, quiet }, index) =>
          gridRow(
            index,
            name,
            tier,
            marks.map(([day, code]) => `${day}:${code}`),
            quiet,
          ),
        )
        const text = await written('table', [gridOf(made, { legend: [], notes: false })], { width })
        const bands = text
          .trimEnd()
          .split('\n\n')
          .map((band) => band.split('\n'))
        for (const [index, band] of bands.entries()) {
          const body = band.slice(-rows.length)
          const head = band.at(-rows.length - 1) as string
          for (const line of band) expect(displayWidth(line)).toBeLessThanOrEqual(width)
          if (index < bands.length - 1) continue
          const late = made.some((row) => row.late) ? 2 : 0
          for (const [at, line] of body.entries()) {
            expect(displayWidth(line)).toBe(displayWidth(head) + (made[at]?.late ? late : 0))
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a legend is broken between its parts, and in one only where it is wider than the screen', async () => {
  const parts = ['T telephone', 'E e-mail', 'o next step, promise, awaited', 'c contact planned']
  const legend = [parts.flatMap((text, at) => (at === 0 ? [{ text }] : [{ text: '   ' }, { text }]))]
  const grid = gridOf([], { legend, notes: false })
  const below = async (width: number) =>
    (await written('table', [grid], { width })).trimEnd().split('\n\n').at(-1)
  expect(await below(80)).toBe('T telephone   E e-mail   o next step, promise, awaited   c contact planned')
  expect(await below(70)).toBe('T telephone   E e-mail   o next step, promise, awaited\nc contact planned')
  expect(await below(26)).toBe('T telephone   E e-mail\no next step, promise,\nawaited\nc contact planned')
})

test('two thousand clients take a moment, and come in few pieces', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) =>
    gridRow(at, `Client ${at}`, 'A', ['3:T', '9:M', '9:E'], at % 90),
  )
  const begun = performance.now()
  const pieces = await piecesOf('table', [gridOf(rows)], { width: 140 })
  expect(performance.now() - begun).toBeLessThan(2_000)
  expect(pieces.length).toBeLessThan(20)
})
