import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Day, Range } from '../day.ts'
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
  return rows
    .map(({ birthday, ...row }) => ({ ...row, birthday, day: nextBirthday(birthday, range.from) }))
    .filter(({ day }) => day <= range.to)
}

/** Those whose month and day lie in the range, as a query; 29 February counts as the 28th too. */
export function birthdaysAbout(db: Kysely<Schema>, { from, to }: Range) {
  const date = sql<string>`substr(client.birthday, length(client.birthday) - 4)`
  const [first, last] = [from.slice(5), to.slice(5) === '02-28' ? '02-29' : to.slice(5)]
  return db
    .selectFrom('client')
    .select(['client.id as client_id', 'client.name as client', 'client.tier as tier'])
    .select((eb) => eb.ref('client.birthday').$notNull().as('birthday'))
    .where('client.birthday', '>', '')
    .where('client.archived_at', 'is', null)
    .$if(from.slice(0, 4) === to.slice(0, 4), (query) =>
      query.where(date, '>=', first).where(date, '<=', last),
    )
    .$if(Number(to.slice(0, 4)) === Number(from.slice(0, 4)) + 1, (query) =>
      query.where((eb) => eb.or([eb(date, '>=', first), eb(date, '<=', last)])),
    )
}
