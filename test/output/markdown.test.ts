import { describe, expect, test } from 'vitest'
import { CLIENTS, gridOf, gridRow, written } from './samples.ts'

const EVIL = '=1 | <b>x</b>\n# \x1b[2J[a](b)'

describe('Markdown', () => {
  test('of a sheet is a table of what people see', async () => {
    expect(await written('markdown', [CLIENTS])).toMatchInlineSnapshot(`
      "## Clients

      | \\# | Name | Tier | Last contact | Quiet | Note |
      | --- | --- | --- | --- | ---: | --- |
      | #1 | Zhang Wei | A | Fri 2026-11-20 | 2d |  |
      | #12 | 张伟 | A | Sun 2026-11-22 | 0d | 询问债券基金的收益率，希望周五之前收到招股说明书 |
      | #345 | Shenzhen Qianhai Financial Assets | B |  | 63d | asked about the bond fund; wants the prospectus before Friday and a call before that, then again in December, and a lunch in the new year |
      "
    `)
  })

  test('of text and facts is paragraphs and a list', async () => {
    expect(
      await written('markdown', [
        {
          kind: 'text',
          title: 'Recorded',
          lines: [
            [{ text: 'T with ' }, { text: 'Zhang Wei ', tone: 'strong' }, { text: 'today' }],
            'and again',
            '',
            '- not a list',
          ],
        },
        {
          kind: 'facts',
          title: 'Zhang_Wei',
          facts: [
            { label: 'Phone', value: '+86 138' },
            { label: 'Note', value: 'one\ntwo' },
          ],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "## Recorded

      T with **Zhang Wei** today\\
      and again

      \\- not a list

      ## Zhang\\_Wei

      - **Phone:** +86 138
      - **Note:** one<br>two
      "
    `)
  })

  test('of a grid is a table, and its notes a list', async () => {
    const grid = gridOf(
      [
        gridRow(1, 'Zhang Wei', 'A', ['1:T@10:05 asked about bonds', '1:E', '3:o call | again'], 63, 3),
        gridRow(2, '张伟', null, [], 4, 3),
      ],
      { notes: true },
    )
    const days = grid.days.slice(0, 3).map((day, at) => ({ ...day, today: at === 1 }))
    expect(await written('markdown', [{ ...grid, days }])).toMatchInlineSnapshot(`
      "## November 2026

      | Client | Tier | Su 01 | **Mo 02** | Tu 03 | n | quiet |
      | --- | --- | --- | --- | --- | ---: | ---: |
      | Zhang Wei | A | TE |  | o | 2 | **63d !** |
      | 张伟 |  |  |  |  | 0 | 4d |

      T telephone  E e-mail  M meeting  o to do  ! quiet too long

      **Zhang Wei**

      - Sun 2026-11-01 10:05 T: asked about bonds
      - Tue 2026-11-03 o: call \\| again
      "
    `)
  })

  test('without rows says so', async () => {
    expect(await written('markdown', [{ ...CLIENTS, rows: [] }, gridOf([])])).toBe(
      '## Clients\n\nNo clients.\n\n## November 2026\n\nNo clients.\n',
    )
  })

  test('takes no markup from what it prints', async () => {
    const sheet = { ...CLIENTS, title: EVIL, rows: [{ id: 1, name: EVIL }] }
    const row = gridRow(1, EVIL, EVIL, [`1:${EVIL.replaceAll(/\s/g, '')}`, `2:o ${EVIL}`], 1)
    const grid = gridOf([row], { title: EVIL, head: EVIL, legend: [EVIL], notes: true })
    const facts = { kind: 'facts', facts: [{ label: EVIL, value: EVIL }] } as const
    const text = await written('markdown', [sheet, grid, facts, { kind: 'text', lines: [EVIL] }])
    expect(text).not.toMatch(/[^\\]<b>|[^\\]\[a|\x1b|^# /m)
    const table = text.split('\n').filter((line) => line.startsWith('| '))
    expect(table.map((line) => line.match(/(?<!\\)\|/g)?.length)).toEqual([7, 7, 7, 35, 35, 35])
  })
})
