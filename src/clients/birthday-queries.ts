import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { type Day, type Range, two } from '../day.ts'
import { type LunarDay, leapMonthOf, lunarOf } from '../language/lunar.ts'
import type { Schema } from '../store/schema.ts'
import { nextBirthday } from './birthday.ts'

/** A client's birthday, and the day it is kept next. */
export interface BirthdayKept {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly birthday: string
  readonly day: Day
}

/** The birthdays kept within a range, each once, of clients that fit a condition on `client` and are not archived. */
export async function birthdaysWithin(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  range: Range,
): Promise<BirthdayKept[]> {
  const rows = await birthdaysAbout(db, range).where(where).execute()
  return rows.flatMap((row) => {
    const day = nextBirthday(row.birthday, range.from)
    return day === undefined || day > range.to ? [] : [{ ...row, day }]
  })
}

/** Those whose month and day may lie in the range, by the sun's calendar or the moon's, and few others. */
export function birthdaysAbout(db: Kysely<Schema>, range: Range) {
  const [solar, lunar] = [solarDates(range), lunarDates(range)]
  return db
    .selectFrom('client')
    .select(['client.id as client_id', 'client.name as client', 'client.tier as tier'])
    .select((eb) => eb.ref('client.birthday').$notNull().as('birthday'))
    .where('client.birthday', '>', '')
    .where('client.archived_at', 'is', null)
    .$if(solar !== ALL && lunar !== ALL, (query) =>
      query.where((eb) =>
        eb.or([
          datesIn(solar as Dates),
          ...(lunar === NONE ? [] : [eb.and([IS_LUNAR, datesIn(lunar as Dates)])]),
        ]),
      ),
    )
}

/** The first and the last `MM-DD`; where the last is the earlier, a year ends between them. */
type Dates = readonly [first: string, last: string]
const ALL = 'all'
const NONE = 'none'

const DATE = sql<string>`substr(client.birthday, length(client.birthday) - 4)`
/** Solar ones begin with a figure or a dash, in every order of texts before it. */
const IS_LUNAR = sql<SqlBool>`client.birthday >= 'lunar:'`

function datesIn([first, last]: Dates): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'client'>()
  const ends = [eb(DATE, '>=', first), eb(DATE, '<=', last)]
  return first <= last ? eb.and(ends) : eb.or(ends)
}

/** 29 February counts as the 28th too. */
function solarDates({ from, to }: Range): Dates | typeof ALL {
  const dates = [from.slice(5), to.slice(5) === '02-28' ? '02-29' : to.slice(5)] as const
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return years > 1 || (years === 1 && dates[0] <= dates[1]) ? ALL : dates
}

/** The 30th counts as the 29th too, and where a month comes twice, both count whole. */
function lunarDates({ from, to }: Range): Dates | typeof ALL | typeof NONE {
  const [first, last] = [lunarOf(from), lunarOf(to)]
  if (!first) return NONE
  if (!last) return ALL
  const twice = ({ year, month }: LunarDay) => leapMonthOf(year) === month
  const start = `${two(first.month)}-${two(twice(first) ? 1 : first.date)}`
  const end = `${two(last.month)}-${two(twice(last) || last.date === 29 ? 30 : last.date)}`
  const years = last.year - first.year
  return years > 1 || (years === 1) === start <= end ? ALL : [start, end]
}
