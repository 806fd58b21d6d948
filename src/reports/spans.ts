import { addDays, type Day, monthAround, type Range, weekAround } from '../day.ts'

/** The weeks or months of a range in order, the first and the last cut off where the range ends. */
export function spansOf(range: Range, unit: 'week' | 'month'): Range[] {
  const around = unit === 'week' ? weekAround : monthAround
  const spans: Range[] = []
  for (let from: Day = range.from; from <= range.to; ) {
    const { to } = around(from)
    spans.push({ from, to: to < range.to ? to : range.to })
    if (to >= range.to) break
    from = addDays(to, 1)
  }
  return spans
}
