import type { Key } from '../../cli/screen.ts'
import { addDays, type Day, daysBetween, monthAround, type Range } from '../../day.ts'
import { dayAt, inView, type Live, roomOf } from './model.ts'

/** Where a key leads: another place on the page, or days that have to be read first. */
export type Move = { readonly live: Live } | { readonly range: Range; readonly day: Day } | undefined

/** What a key that moves the cursor comes to; undefined of all other keys. */
export function moveBy(live: Live, key: Key): Move {
  const rows = live.page.grid.rows.length
  const page = Math.max(1, roomOf(live.size, rows).body - 1)
  switch (key.name) {
    case 'up':
    case 'k':
      return { live: to(live, live.row - 1, live.column) }
    case 'down':
    case 'j':
      return { live: to(live, live.row + 1, live.column) }
    case 'pageup':
      return { live: to(paged(live, -page), live.row - page, live.column) }
    case 'pagedown':
    case 'space':
      return { live: to(paged(live, page), live.row + page, live.column) }
    case 'left':
    case 'h':
      return sideways(live, -1)
    case 'right':
    case 'l':
      return sideways(live, 1)
    case 'home':
      return { live: to(live, key.ctrl ? 0 : live.row, key.ctrl ? live.column : 0) }
    case 'end':
      return {
        live: to(
          live,
          key.ctrl ? rows - 1 : live.row,
          key.ctrl ? live.column : live.page.grid.days.length - 1,
        ),
      }
    case '<':
      return { live: to(live, 0, live.column) }
    case '>':
      return { live: to(live, rows - 1, live.column) }
    case '[':
      return months(live, -1)
    case ']':
      return months(live, 1)
    case 't':
      return onDay(live, live.page.today)
    default:
      return undefined
  }
}

/** The rows that are shown move with the cursor, so that it stays where the eye is. */
function paged(live: Live, by: number): Live {
  return { ...live, top: Math.max(0, live.top + by) }
}

function to(live: Live, row: number, column: number): Live {
  return inView({ ...live, row, column, chosen: undefined })
}

/** A day to the side; beyond the first and the last there is the month next to them. */
function sideways(live: Live, by: number): Move {
  const column = live.column + by
  if (column >= 0 && column < live.page.grid.days.length) return { live: to(live, live.row, column) }
  const day = dayAt(live)
  return day === undefined ? { live } : reading(addDays(day, by))
}

/** The same date a month away, or the last day of that month. */
function months(live: Live, by: number): Move {
  const day = dayAt(live)
  if (day === undefined) return { live }
  const own = monthAround(day)
  const month = monthAround(addDays(by < 0 ? own.from : own.to, by))
  const date = addDays(month.from, daysBetween(own.from, day))
  return { range: month, day: date > month.to ? month.to : date }
}

function onDay(live: Live, day: Day): Move {
  const column = live.page.grid.days.findIndex((each) => each.day === day)
  return column < 0 ? reading(day) : { live: to(live, live.row, column) }
}

function reading(day: Day): Move {
  return { range: monthAround(day), day }
}
