import { expect, it } from 'vitest'
import { repaint } from '../../src/output/repaint.ts'

const at = (row: number, column = 1) => `\x1b[${row};${column}H`

it('sends every line of a screen that shows nothing yet', () => {
  expect(repaint(undefined, { lines: ['one', ''] })).toBe(`${at(1)}one\x1b[K${at(2)}\x1b[K`)
})

it('sends only the lines that differ', () => {
  const before = { lines: ['one', 'two', 'three'] }
  expect(repaint(before, { lines: ['one', '2', 'three'] })).toBe(`${at(2)}2\x1b[K`)
  expect(repaint(before, { lines: ['one', 'two', 'three'] })).toBe('')
})

it('writes over the beginning of a line only when the rest of it has been cleared', () => {
  expect(repaint(undefined, { lines: ['      . T\r张伟'] })).toBe(`${at(1)}      . T\x1b[K\r张伟`)
})

it('shows the cursor where something is written, and hides it while anything is painted', () => {
  const cursor = { row: 1, column: 3 }
  const lines = ['one', 'two']
  expect(repaint({ lines }, { lines, cursor })).toBe(`${at(2, 4)}\x1b[?25h`)
  expect(repaint({ lines, cursor }, { lines, cursor })).toBe('')
  expect(repaint({ lines, cursor }, { lines })).toBe('\x1b[?25l')
  expect(repaint({ lines, cursor }, { lines: ['1', 'two'], cursor })).toBe(
    `\x1b[?25l${at(1)}1\x1b[K${at(2, 4)}\x1b[?25h`,
  )
})
