import { weekday } from '../day.ts'
import type { GridDay } from './document.ts'

/** Days of a grid that stand side by side; the end is not included. */
export interface Band {
  readonly from: number
  readonly to: number
}

/** Room for days beside a name column of some width. */
export interface Room {
  /** Days in a band that is not the last. */
  readonly inner: number
  /** Days in the last band, which has the sums beside it. */
  readonly last: number
}

/**
 * Parts the days into as few bands as there is room for, each beginning on a Monday where that costs no
 * further band.
 */
export function bandsOf(days: readonly GridDay[], room: Room): Band[] {
  const bands: Band[] = []
  let from = 0
  while (days.length - from > room.last) {
    const most = Math.min(from + room.inner, days.length - 1)
    const least = bandsNeeded(days.length - most, room)
    let to = most
    for (let at = most; at > from; at--) {
      if (bandsNeeded(days.length - at, room) > least) break
      if (weekday((days[at] as GridDay).day) === 1) {
        to = at
        break
      }
    }
    bands.push({ from, to })
    from = to
  }
  bands.push({ from, to: days.length })
  return bands
}

/** How many bands so many days need. */
function bandsNeeded(count: number, room: Room): number {
  return count <= room.last ? 1 : 1 + Math.ceil((count - room.last) / room.inner)
}

/** How many of the bands but the first begin within a week. */
export function brokenWeeks(days: readonly GridDay[], bands: readonly Band[]): number {
  return bands.slice(1).filter(({ from }) => weekday((days[from] as GridDay).day) !== 1).length
}
