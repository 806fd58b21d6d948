import { type Day, dayFromNumber } from '../../src/day.ts'

/** The first day of a month of the Chinese calendar. */
interface Month {
  readonly day: Day
  readonly year: number
  readonly month: number
  readonly leap: boolean
}

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
const JULIAN_1970 = 2_440_587.5
/** Terrestrial less universal time around 2028, in days. */
const DELTA = 72 / 86_400
const UTC8 = 8 / 24

/** The day number in UTC+8 of the new moon `k` after that of January 2000: Meeus, Astronomical Algorithms, chapter 49. */
function newMoonDay(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t - 0.0000074 * t * t
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t
  const terms: readonly (readonly [number, number])[] = [
    [-0.4072, moon],
    [0.17241 * e, sun],
    [0.01608, 2 * moon],
    [0.01039, 2 * latitude],
    [0.00739 * e, moon - sun],
    [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun],
    [-0.00111, moon - 2 * latitude],
    [-0.00057, moon + 2 * latitude],
    [0.00056 * e, 2 * moon + sun],
    [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude],
    [0.00038 * e, sun - 2 * latitude],
    [-0.00024 * e, 2 * moon - sun],
    [-0.00017, node],
    [0.000325, 299.77 + 0.107408 * k - 0.009173 * t * t],
    [0.000165, 251.88 + 0.016321 * k],
    [0.000164, 251.83 + 26.651886 * k],
    [0.000126, 349.42 + 36.412478 * k],
    [0.00011, 84.66 + 18.206239 * k],
  ]
  const moment = terms.reduce((sum, [size, angle]) => sum + size * sine(angle), mean)
  return Math.floor(moment - DELTA + UTC8 - JULIAN_1970)
}

/** The apparent longitude of the sun when a day begins in UTC+8, to a hundredth of a degree: the same, chapter 25. */
export function sunAt(dayNumber: number): number {
  const t = (dayNumber - UTC8 + DELTA + JULIAN_1970 - 2_451_545) / 36_525
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
  const nutation = -0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  return (((mean + centre + nutation) % 360) + 360) % 360
}

/** The months of some lunar years: month 11 has the winter solstice; of 13 to the next the first without a mid-point is leap. */
export function monthsByTheSky(firstYear: number, lastYear: number): Month[] {
  const from = Math.round((firstYear - 1 - 2000) * 12.3685) + 8
  const to = Math.round((lastYear + 1 - 2000) * 12.3685) + 18
  const starts = Array.from({ length: to - from }, (_, at) => newMoonDay(from + at))
  const sign = (at: number) => Math.floor(sunAt(starts[at] as number) / 30)
  const solstices = starts.slice(0, -1).flatMap((_, at) => (sign(at) < 9 && sign(at + 1) >= 9 ? [at] : []))
  const months: Month[] = []
  for (const [which, first] of solstices.slice(0, -1).entries()) {
    const next = solstices[which + 1] as number
    const leapAt =
      next - first === 13
        ? Array.from({ length: 13 }, (_, place) => first + place).find((at) => sign(at) === sign(at + 1))
        : undefined
    const solsticeYear = Number(dayFromNumber(starts[first] as number).slice(0, 4))
    for (let at = first; at < next; at++) {
      const leap = at === leapAt
      const place = at - first - (leapAt !== undefined && at >= leapAt ? 1 : 0)
      const month = ((10 + place) % 12) + 1
      const year = month >= 11 && place < 2 ? solsticeYear : solsticeYear + 1
      months.push({ day: dayFromNumber(starts[at] as number), year, month, leap })
    }
  }
  return months.filter(({ year }) => year >= firstYear && year <= lastYear)
}
