/**
 * The offset from UTC in minutes at an instant (seconds since 1970) by a compiled zone file (RFC 8536), or undefined
 * where the file says it in a way we do not read. A runtime's own answer costs 4 ms of start-up; this costs 0.1.
 */
export function offsetAt(file: Uint8Array, seconds: number): number | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 44 || view.getUint32(0) !== 0x545a6966 || (file[4] ?? 0) < 0x32) return undefined
  const start = 44 + bodySize(view, 0, 4)
  if (start + 44 > file.length) return undefined
  const times = view.getUint32(start + 32)
  const types = view.getUint32(start + 36)
  const body = start + 44
  const typesAt = body + times * 9
  const typeOffset = (type: number) => view.getInt32(typesAt + type * 6) / 60
  const timeAt = (index: number) => Number(view.getBigInt64(body + index * 8))

  if (times === 0 || seconds >= timeAt(times - 1)) {
    const footer = new TextDecoder().decode(file.subarray(start + 44 + bodySize(view, start, 8))).trim()
    if (footer !== '') return offsetByRule(footer, seconds)
    return types === 1 && times === 0 ? typeOffset(0) : undefined
  }
  if (seconds < timeAt(0)) return undefined
  let low = 0
  let high = times - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (timeAt(middle) <= seconds) low = middle
    else high = middle
  }
  return typeOffset(file[body + times * 8 + low] ?? 0)
}

function bodySize(view: DataView, header: number, timeSize: number): number {
  const count = (index: number) => view.getUint32(header + 20 + index * 4)
  const [utc, standard, leaps, times, types, letters] = [0, 1, 2, 3, 4, 5].map(count) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return times * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standard + utc
}

const NAME = '(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)'
const TIME = '([+-]?\\d{1,3}(?::\\d{2}){0,2})'
const CHANGE = `M(\\d+)\\.(\\d)\\.(\\d)(?:/${TIME})?`
const RULE = new RegExp(`^${NAME}${TIME}(?:${NAME}${TIME}?,${CHANGE},${CHANGE})?$`)

/** By a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: the changes of every year to come. */
function offsetByRule(rule: string, seconds: number): number | undefined {
  const match = RULE.exec(rule)
  if (!match) return undefined
  const standard = 0 - minutesOf(match[1] as string)
  if (match[3] === undefined) return standard
  const summer = match[2] === undefined ? standard + 60 : 0 - minutesOf(match[2])
  const year = new Date((seconds + standard * 60) * 1000).getUTCFullYear()
  const change = (at: number, before: number) =>
    dayOfRule(year, Number(match[at]), Number(match[at + 1]), Number(match[at + 2])) +
    (minutesOf(match[at + 3] ?? '2') - before) * 60
  const begins = change(3, standard)
  const ends = change(7, summer)
  const isSummer = begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
  return isSummer ? summer : standard
}

/** Midnight UTC of the week's day in a month, in seconds; week 5 is the last. */
function dayOfRule(year: number, month: number, week: number, weekday: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  let day = 1 + ((weekday - first + 7) % 7) + (week - 1) * 7
  while (day > days) day -= 7
  return Date.UTC(year, month - 1, day) / 1000
}

function minutesOf(time: string): number {
  const negative = time.startsWith('-')
  const [hours = 0, minutes = 0, seconds = 0] = time.replace(/^[+-]/, '').split(':').map(Number)
  const size = hours * 60 + minutes + seconds / 60
  return negative ? -size : size
}
