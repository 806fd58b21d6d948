import { sayDays } from '../cells.ts'
import type { GridCell, GridDay } from '../document.ts'
import { type Style, type Styles, TONES } from './styles.ts'

const HEAD_FILL = 'E7ECF3'
const REST_FILL = 'F0F0F0'
const TODAY_FILL = 'FFF2CC'
const TODAY_HEAD_FILL = 'FFD966'
/** Two digits: some readers take a single letter for no date. */
const DATE = 'dd'

/** The looks of a calendar's cells, by their numbers. */
export interface CalendarStyles {
  readonly title: number
  readonly month: number
  readonly head: number
  readonly headCentered: number
  readonly headRight: number
  readonly name: number
  readonly quotedName: number
  readonly number: number
  readonly tier: number
  readonly count: number
  readonly legend: number
  readonly legendHead: number
  weekday(day: GridDay): number
  date(day: GridDay): number
  /** `past` of a day before today, on which what is still open is late. */
  cell(day: GridDay, cell: GridCell, past: boolean): number
  quiet(late: boolean): number
}

export function calendarStyles({ of }: Styles): CalendarStyles {
  const centered: Style = { across: 'center', lines: 'grid' }
  const right: Style = { across: 'right', lines: 'grid' }
  const head: Style = { bold: true, fill: HEAD_FILL, lines: 'grid' }
  const quiet: Style = TONES.quiet
  const known = new Map<string, number>()
  // With the room of what late ones have after it.
  const days = `0"${sayDays('')}"_ _!`
  const lateDays = `0"${sayDays('')} !"`
  return {
    title: of({ bold: true, size: 14 }),
    month: of({ ...quiet, bold: true }),
    head: of(head),
    headCentered: of({ ...head, across: 'center' }),
    headRight: of({ ...head, across: 'right' }),
    name: of({ lines: 'grid' }),
    quotedName: of({ lines: 'grid', quote: true }),
    number: of({ ...quiet, lines: 'grid' }),
    tier: of(centered),
    count: of(right),
    legend: of({ color: '595959' }),
    legendHead: of({ bold: true, color: '595959' }),
    weekday: (day) => of({ ...quiet, across: 'center', ...fillOf(day) }),
    date: ({ today, rest }) =>
      of({
        ...head,
        across: 'center',
        format: DATE,
        fill: today ? TODAY_HEAD_FILL : rest ? 'D9DDE3' : HEAD_FILL,
      }),
    cell(day, cell, past) {
      const tone = toneOf(cell, past)
      const key = `${day.today} ${day.rest} ${tone}`
      let style = known.get(key)
      if (style === undefined) {
        style = of({ ...centered, ...fillOf(day), ...(tone === 'strong' ? { bold: true } : TONES[tone]) })
        known.set(key, style)
      }
      return style
    },
    quiet: (late) => of({ ...right, ...(late ? { ...TONES.late, format: lateDays } : { format: days }) }),
  }
}

function fillOf({ today, rest }: GridDay): Style {
  if (today) return { fill: TODAY_FILL }
  return rest ? { fill: REST_FILL } : {}
}

/** A missed contact and a follow-up whose day is past are late, what is to come is soon, a contact is strong. */
function toneOf({ contacts, followups, gaps }: GridCell, past: boolean) {
  if (gaps) return 'late'
  if (contacts.length > 0) return 'strong'
  return followups.length > 0 && past ? 'late' : 'soon'
}
