import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { type Frame, type GridClient, layOut, type Mark, type Step } from '../../src/grid/grid.ts'
import { SORTS } from '../../src/grid/order.ts'
import type { GridRow } from '../../src/output/document.ts'

const day = (text: string) => text as Day
const WEEK: Frame = {
  range: { from: day('2026-11-16'), to: day('2026-11-22') },
  today: day('2026-11-20'),
  sort: 'tier',
}

const client = (id: number, more: Partial<GridClient> = {}): GridClient => ({
  id,
  name: `client ${id}`,
  tier: null,
  last_day: null,
  created_at: '2026-11-01T10:00:00+00:00',
  ...more,
})

const mark = (id: number, client_id: number, when: string, code: string): Mark => {
  const [on, time = null] = when.split(' ') as [string, string?]
  return { id, client_id, day: day(on), time, code, note: `note ${id}` }
}

/** Rows as a person reads them: name, codes by day, count, quiet, late. */
const read = (rows: readonly GridRow[]) =>
  rows.map(
    ({ label, tier, cells, count, quiet, late }) =>
      `${label} ${tier ?? '-'} |${cells
        .map(({ contacts, followups }) => contacts.map((c) => c.code).join('') + 'o'.repeat(followups.length))
        .join('|')}| ${count} ${quiet ?? 'never'}${late ? ' late' : ''}`,
  )

const names = (rows: readonly GridRow[]) => rows.map((row) => row.label).join(' ')

describe('the cells', () => {
  it('hold each contact on its day, by time, then as they were logged', () => {
    const { rows } = layOut(
      [client(1, { last_day: day('2026-11-18') }), client(2)],
      [
        mark(4, 1, '2026-11-18', 'E'),
        mark(3, 1, '2026-11-18 09:00', 'M'),
        mark(2, 1, '2026-11-18', 'T'),
        mark(1, 1, '2026-11-18 15:30', 'W'),
        mark(5, 1, '2026-11-16 00:00', 'T'),
      ],
      [
        { id: 2, client_id: 2, due: day('2026-11-22'), what: 'call' },
        { id: 1, client_id: 1, due: day('2026-11-18'), what: 'send' },
      ],
      WEEK,
    )
    expect(read(rows)).toEqual(['client 2 - |||||||o| 0 never', 'client 1 - |T||MWTEo||||| 5 2'])
    expect(rows[1]?.cells[2]?.contacts[0]).toEqual({
      id: 3,
      code: 'M',
      time: '09:00',
      note: 'note 3',
      client: 'client 1',
    })
  })

  it('leave out what is outside the range or of nobody in the grid', () => {
    const { rows, codes, steps } = layOut(
      [client(1)],
      [mark(1, 1, '2026-11-15', 'T'), mark(2, 1, '2026-11-23', 'E'), mark(3, 9, '2026-11-17', 'M')],
      [{ id: 1, client_id: 9, due: day('2026-11-17'), what: '' }],
      WEEK,
    )
    expect(read(rows)).toEqual(['client 1 - |||||||| 0 never'])
    expect([[...codes], steps]).toEqual([[], 0])
  })

  it('know today and the days of rest', () => {
    const { days } = layOut([], [], [], WEEK)
    expect(days.map(({ today, rest }) => (today ? 't' : rest ? 'r' : '.')).join('')).toBe('....trr')
  })

  it('leave out empty rows where only active ones are wanted; a next step is something', () => {
    const { rows } = layOut(
      [client(1), client(2), client(3)],
      [mark(1, 1, '2026-11-16', 'T')],
      [{ id: 1, client_id: 3, due: day('2026-11-22'), what: '' }],
      { ...WEEK, active: true },
    )
    expect(names(rows)).toBe('client 1 client 3')
  })
})

describe('the order of rows', () => {
  const clients = [
    client(1, { name: 'Zoë', tier: 'B', last_day: day('2026-11-19') }),
    client(2, { name: 'Ana', tier: 'A', last_day: day('2026-11-18') }),
    client(3, { name: '张伟', tier: 'A', last_day: day('2026-11-01') }),
    client(4, { name: 'émile', tier: null, last_day: null }),
    client(5, { name: 'Bo', tier: 'A', last_day: null }),
    client(6, { name: 'Abe', tier: 'C', last_day: day('2026-11-18') }),
    client(7, { name: 'Abe', tier: 'C', last_day: day('2026-11-18') }),
  ]
  const marks = [
    mark(1, 2, '2026-11-18', 'T'),
    mark(2, 2, '2026-11-18', 'T'),
    mark(3, 1, '2026-11-19', 'T'),
    mark(4, 7, '2026-11-18', 'T'),
  ]

  it.each([
    ['tier', 'Bo 张伟 Ana Zoë Abe Abe émile'],
    ['quiet', 'Bo émile 张伟 Ana Abe Abe Zoë'],
    ['count', 'Ana Zoë Abe Bo 张伟 Abe émile'],
    ['name', 'Abe Abe Ana Bo émile Zoë 张伟'],
  ] as const)('by %s', (sort, order) => {
    const { rows } = layOut(clients, marks, [], { ...WEEK, sort })
    expect(names(rows)).toBe(order)
    expect(rows.filter((row) => row.label === 'Abe').map((row) => row.id)).toEqual(
      sort === 'count' ? [7, 6] : [6, 7],
    )
  })
})

describe('quiet', () => {
  it.each([
    ['A', '2026-10-21', undefined, '30'],
    ['A', '2026-10-20', undefined, '31 late'],
    ['B', '2026-09-21', undefined, '60'],
    ['B', '2026-09-20', undefined, '61 late'],
    ['C', '2026-08-22', undefined, '90'],
    [null, '2026-08-21', undefined, '91 late'],
    ['A', '2026-11-13', 7, '7'],
    ['C', '2026-11-12', 7, '8 late'],
    ['A', '2026-11-25', undefined, '0'],
  ])('of tier %s with the last contact on %s and the mark %s is %s', (tier, last, quietAfter, said) => {
    const { rows } = layOut([client(1, { tier, last_day: day(last) })], [], [], { ...WEEK, quietAfter })
    expect(read(rows)).toEqual([`client 1 ${tier ?? '-'} |||||||| 0 ${said}`])
  })

  it('of who was never contacted is late counted from the day the client came in', () => {
    const { rows } = layOut(
      [
        client(1, { tier: 'A', created_at: '2026-10-21T23:00:00+02:00' }),
        client(2, { tier: 'A', created_at: '2026-10-20' }),
      ],
      [],
      [],
      WEEK,
    )
    expect(rows.map((row) => [row.id, row.quiet, row.late])).toEqual([
      [1, null, false],
      [2, null, true],
    ])
  })
})

describe('people rolled up under their organisation', () => {
  const acme = { id: 9, name: 'Acme Ltd', tier: null }
  const rolled = layOut(
    [
      client(1, { name: 'Ana', tier: 'C', org: acme, last_day: day('2026-11-17') }),
      client(2, { name: 'Bo', tier: 'B', org: acme, last_day: day('2026-11-19') }),
      client(3, { name: 'Cy', tier: 'A', org: null, last_day: day('2026-11-16') }),
    ],
    [
      mark(1, 1, '2026-11-17', 'T'),
      mark(2, 2, '2026-11-17', 'E'),
      mark(3, 3, '2026-11-16', 'M'),
      mark(4, 9, '2026-11-17', 'W'),
    ],
    [],
    WEEK,
  )

  it('share a row, with the best tier and the latest day; who has none stays alone', () => {
    expect(read(rolled.rows)).toEqual(['Cy A |M||||||| 1 4', 'Acme Ltd B ||TE|||||| 2 1'])
  })

  it('are named in the cell', () => {
    expect(rolled.rows[1]?.cells[1]?.contacts.map((contact) => contact.client)).toEqual(['Ana', 'Bo'])
  })

  it('join the organisation itself where it is in the grid, and its own tier counts', () => {
    const { rows } = layOut(
      [
        client(1, { tier: 'A', org: { id: 9, name: 'Acme Ltd', tier: 'C' } }),
        client(9, { name: 'Acme Ltd', tier: 'C', org: null, last_day: day('2026-11-18') }),
      ],
      [mark(1, 1, '2026-11-17', 'T'), mark(2, 9, '2026-11-18', 'E')],
      [],
      WEEK,
    )
    expect(read(rows)).toEqual(['Acme Ltd C ||T|E||||| 2 2'])
  })
})

const anyDay = fc.integer({ min: -5, max: 40 }).map((count) => addDays(day('2026-11-01'), count))
const anyClient = fc.integer({ min: 1, max: 12 })
const anyMarks = fc
  .array(
    fc.record({
      client_id: anyClient,
      day: anyDay,
      time: fc.option(fc.constantFrom('08:00', '09:30', '17:45')),
      code: fc.constantFrom('T', 'E', 'M', 'W'),
    }),
    { maxLength: 60 },
  )
  .map((marks) => marks.map((made, at): Mark => ({ ...made, id: at + 1 })))
const anySteps = fc
  .array(fc.record({ client_id: anyClient, due: anyDay, what: fc.constant('call') }), { maxLength: 20 })
  .map((steps) => steps.map((made, at): Step => ({ ...made, id: at + 1 })))
const anyClients = fc.uniqueArray(
  fc.record({
    id: anyClient,
    name: fc.constantFrom('Ana', '张伟', 'Zoë', 'bo'),
    tier: fc.constantFrom('A', 'B', 'C', null),
    last_day: fc.option(anyDay),
    created_at: fc.constant('2026-10-01T00:00:00Z'),
    org: fc.constantFrom(
      undefined,
      null,
      { id: 3, name: 'Acme', tier: null },
      { id: 50, name: 'Org', tier: 'B' },
    ),
  }),
  { selector: (made) => made.id },
)
const anyFrame = fc.record({
  range: fc.tuple(anyDay, fc.nat(35)).map(([from, length]) => ({ from, to: addDays(from, length) })),
  today: anyDay,
  sort: fc.constantFrom(...SORTS),
  active: fc.boolean(),
})

/** Rolled up or not is one question for a whole grid, and an organisation is the same in every place. */
const alike = (clients: GridClient[], rolled: boolean) =>
  clients.map(({ org, ...own }): GridClient => {
    if (!rolled) return own
    if (!org || own.id === org.id) return { ...own, org: null }
    const { id, name, tier } = clients.find((other) => other.id === org.id) ?? org
    return { ...own, org: { id, name, tier } }
  })

describe('whatever there is', () => {
  it('each touchpoint of the range and of a client stands in exactly one cell, on its day, and is counted', () => {
    fc.assert(
      fc.property(
        anyClients,
        anyMarks,
        anySteps,
        anyFrame,
        fc.boolean(),
        (made, marks, steps, frame, rolled) => {
          const clients = alike(made, rolled)
          const { days, rows, codes, steps: shown } = layOut(clients, marks, steps, frame)
          const ids = new Set(clients.map(({ id }) => id))
          const inside = (on: Day) => on >= frame.range.from && on <= frame.range.to
          const wanted = marks.filter((made) => ids.has(made.client_id) && inside(made.day))
          const found = rows.flatMap((row) =>
            row.cells.flatMap((cell, at) => cell.contacts.map(({ id }) => `${id} ${days[at]?.day}`)),
          )
          expect(found.sort()).toEqual(wanted.map((made) => `${made.id} ${made.day}`).sort())
          for (const row of rows) {
            expect(row.cells.length).toBe(days.length)
            expect(row.count).toBe(row.cells.reduce((sum, cell) => sum + cell.contacts.length, 0))
          }
          expect([...codes].sort()).toEqual([...new Set(wanted.map((made) => made.code))].sort())
          expect(shown).toBe(rows.flatMap((row) => row.cells.flatMap((cell) => cell.followups)).length)
          expect(shown).toBe(steps.filter((step) => ids.has(step.client_id) && inside(step.due)).length)
        },
      ),
    )
  })

  it('the order in which the book gives its rows changes nothing', () => {
    const shuffled = <T>(of: readonly T[]) =>
      fc.shuffledSubarray([...of], { minLength: of.length, maxLength: of.length })
    const grids = fc
      .tuple(anyClients, anyMarks, anySteps, anyFrame, fc.boolean())
      .chain(([made, marks, steps, frame, rolled]) => {
        const clients = alike(made, rolled)
        return fc.record({
          one: fc.constant([clients, marks, steps] as const),
          other: fc.tuple(shuffled(clients), shuffled(marks), shuffled(steps)),
          frame: fc.constant(frame),
        })
      })
    fc.assert(
      fc.property(grids, ({ one, other, frame }) => {
        expect(layOut(...other, frame).rows).toEqual(layOut(...one, frame).rows)
      }),
    )
  })
})
