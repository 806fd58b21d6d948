import { type Day, dayFromNumber, dayNumber, two } from '../day.ts'

/** A day of the Chinese calendar; months count from 1, a leap month has the number of the month before it. */
export interface LunarDay {
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly date: number
}

/** The day of a lunar year, without the year. */
export type LunarDate = Pick<LunarDay, 'month' | 'leap' | 'date'>

/** The years that are known: from 1899-02-10 to 2101-01-28. */
export const LUNAR_FIRST = 1899
export const LUNAR_LAST = 2100

/**
 * Four digits to base 36 for each year from 1899 on: which of its months, in their order, have 30 days (the lowest bit is
 * the first month), and above 13 bits the number of the month that is followed by a leap month.
 */
const YEARS =
  '02511j2q01g202w5100a018r023f0thy012i028p0h8y01g217ad027902170zor00j1012j0ew902p51e3602vm02lh10st021i' +
  '00ja0tkl01ck02w90ioi02vm14iu010r021j0zau028q01ck0lvt01ft1cpf0237010r13yz023x012i0uol02as02890hw30239' +
  '1cfh0112023x0zvu014i02p10oqy02mi1gnp023b011y141h025101ci0s6d02w5018q0lg7023f1cgq012i0295107m028i0279' +
  '0tor02171inf00j1012l146h02p502oi0v1h02lh1wel021i00ja131x01cl02w911n602vm02li0l06021j1iom00nu01cl103t' +
  '01ft01ar0tgr010r021n0guy012i1dn902as028910ur0239010t0re502451p62015e02p117pm02mi02hh0tgu011y02450gxe' +
  '01ci14th01et018r0y3b02i301220l3q0295224y028i0279174b021700x70wnv014d02960i1e02oi1e0502lh021h0zot00xi' +
  '014l0lnu02x51klu02vm02li13yu021j00ye0qmt01g501ft0lub01ar1cff010r021n0ztm012i02910tvu028a1jth0239010t' +
  '14190245014a0rl102p102mi0olx02hi1d8u011y02450zw201ci02w50s3u01aj1h1z00x70123142e029601g20tut0285022z' +
  '0gpn00x7'

/** 1899-02-10, the first day of the first year, in days since 1970-01-01. */
const EPOCH = -25_892

interface LunarYear {
  readonly leap: number
  readonly months: number
  /** Of its first day, in days since 1970-01-01. */
  readonly start: number
}

let known: LunarYear[] | undefined

function years(): readonly LunarYear[] {
  if (known) return known
  known = []
  let start = EPOCH
  for (let at = 0; at < YEARS.length; at += 4) {
    const packed = Number.parseInt(YEARS.slice(at, at + 4), 36)
    const year = { leap: packed >> 13, months: packed & 0x1fff, start }
    known.push(year)
    for (let month = 0; month < (year.leap > 0 ? 13 : 12); month++) start += lengthAt(year, month)
  }
  return known
}

function lengthAt({ months }: LunarYear, place: number): number {
  return 29 + ((months >> place) & 1)
}

/** The month's place in its year from 0 on; undefined where the year has no such month. */
function placeOf({ leap }: LunarYear, month: number, isLeap: boolean): number | undefined {
  if (!Number.isInteger(month) || month < 1 || month > 12 || (isLeap && month !== leap)) return undefined
  return month - 1 + (isLeap || (leap > 0 && month > leap) ? 1 : 0)
}

/** The month of a lunar year that a leap month follows; 0 where none does or the year is not known. */
export function leapMonthOf(year: number): number {
  return years()[year - LUNAR_FIRST]?.leap ?? 0
}

/** 29 or 30, or 0 where there is no such month or the year is not known. */
export function lunarMonthLength(year: number, month: number, leap = false): number {
  const known = years()[year - LUNAR_FIRST]
  const place = known && placeOf(known, month, leap)
  return known === undefined || place === undefined ? 0 : lengthAt(known, place)
}

/** The solar day of a lunar day; undefined where there is no such day or its year is not known. */
export function solarOf({ year, month, leap, date }: LunarDay): Day | undefined {
  const known = years()[year - LUNAR_FIRST]
  const place = known && placeOf(known, month, leap)
  if (known === undefined || place === undefined) return undefined
  if (!Number.isInteger(date) || date < 1 || date > lengthAt(known, place)) return undefined
  let number = known.start + date - 1
  for (let before = 0; before < place; before++) number += lengthAt(known, before)
  return dayFromNumber(number)
}

/** The lunar day of a solar day; undefined before 1899-02-10 and after 2101-01-28. */
export function lunarOf(day: Day): LunarDay | undefined {
  const number = dayNumber(day)
  const all = years()
  // The lunar year begins 20 to 51 days into the solar one.
  let at = Number(day.slice(0, 4)) - LUNAR_FIRST
  if ((all[at]?.start ?? Number.POSITIVE_INFINITY) > number) at--
  const year = all[at]
  if (!year) return undefined
  let rest = number - year.start
  for (let place = 0; place < (year.leap > 0 ? 13 : 12); place++) {
    const length = lengthAt(year, place)
    if (rest < length) return dayAt(at + LUNAR_FIRST, year.leap, place, rest + 1)
    rest -= length
  }
  return undefined
}

function dayAt(year: number, leapAfter: number, place: number, date: number): LunarDay {
  const leap = leapAfter > 0 && place === leapAfter
  const month = leapAfter > 0 && place >= leapAfter ? place : place + 1
  return { year, month, leap, date }
}

/**
 * The solar day on which a lunar date is kept in a lunar year: a leap month that the year has not is the plain month of
 * that number, the 30th of a month with 29 days is the 29th. Undefined where the year is not known.
 */
export function lunarKept(year: number, { month, leap, date }: LunarDate): Day | undefined {
  const isLeap = leap && leapMonthOf(year) === month
  return solarOf({ year, month, leap: isLeap, date: Math.min(date, lunarMonthLength(year, month, isLeap)) })
}

/** The first day from `from` on on which a lunar date is kept; undefined beyond the years that are known. */
export function nextLunar(date: LunarDate, from: Day): Day | undefined {
  const year = lunarOf(from)?.year
  if (year === undefined) return undefined
  const day = lunarKept(year, date)
  return day !== undefined && day >= from ? day : lunarKept(year + 1, date)
}

/** As it is kept and typed: `lunar:1972-08-15`, `lunar:--08-15` without a year, `lunar:1990-L05-03` in a leap month. */
export function lunarText({
  month,
  leap,
  date,
  year,
}: LunarDate & { readonly year?: number | undefined }): string {
  return `lunar:${year ?? '-'}-${leap ? 'L' : ''}${two(month)}-${two(date)}`
}

/** What `lunarText` wrote; undefined for any other text. */
export function lunarIn(text: string): (LunarDate & { readonly year?: number }) | undefined {
  const [, year, leap, month, date] = /^lunar:(?:(\d{4})|-)-(L?)(\d\d)-(\d\d)$/.exec(text) ?? []
  if (month === undefined || date === undefined) return undefined
  const day = { month: Number(month), leap: leap === 'L', date: Number(date) }
  return year === undefined ? day : { ...day, year: Number(year) }
}

const TENS = ['初', '十', '廿', '三'] as const
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const

/** `农历八月十五`, `农历1972年八月十五`, `农历闰四月初三`: as it is said in every language. */
export function sayLunar({
  month,
  leap,
  date,
  year,
}: LunarDate & { readonly year?: number | undefined }): string {
  const ten = date === 20 ? '二' : TENS[Math.floor((date - (date === 10 ? 1 : 0)) / 10)]
  const said = `${ten}${DIGITS[date % 10]}`
  return `农历${year === undefined ? '' : `${year}年`}${leap ? '闰' : ''}${MONTHS[month - 1]}月${said}`
}
