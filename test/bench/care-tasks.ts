import { addDays, type Day, weekAround } from '../../src/day.ts'
import { type Interval, latestBefore, readInterval } from '../../src/language/interval.ts'
import { TODAY } from './generate.ts'
import type { Task } from './tasks.ts'
import { RARE_WORD } from './vocabulary.ts'

const LIVE = 'c.archived_at is null and c.merged_into is null'
const NO_PEOPLE = `not (c.kind = 'organisation' and exists (select 1 from client m
  where m.org_id = c.id and m.archived_at is null and m.merged_into is null))`
const OPEN = 'f.done_at is null and f.dropped_at is null'
const WEEK = weekAround(TODAY as Day)
const UNTIL = addDays(WEEK.to, 7)
const IN_WEEK = `between '${WEEK.from}' and '${WEEK.to}'`
const LATE = `julianday('${TODAY}') - julianday(due)`

/**
 * The questions of care, as somebody with the sqlite3 shell would ask them of the same tables and indexes: the same
 * columns in about the same order, and of a list that people see cut the first rows with a count of all.
 */
export const CARE: readonly Task[] = [
  {
    name: 'due',
    crm: () => ['due'],
    sql: () => [`${inOrder(openUntil(addDays(TODAY, 7)))}; ${birthdays(14)}; ${inOrder(planned(7))};`],
  },
  {
    name: 'today',
    crm: () => ['today', '--no-pager'],
    sql: () => [
      `${first(30, openUntil(addDays(TODAY, 7)))}; ${birthdays(14)}; ${first(10, planned(7))}; ${loose()};`,
    ],
  },
  {
    name: 'report weekly',
    crm: () => ['report', 'weekly'],
    sql: () => [
      `${inOrder(openUntil(UNTIL))};
       select f.kind, f.done_on, f.what, c.name from followup f join client c on c.id = f.client_id
         where f.done_on between '${WEEK.from}' and '${TODAY}' and ${LIVE};
       select f.dropped_at, f.what, c.name from followup f join client c on c.id = f.client_id
         where f.dropped_at >= '${WEEK.from}' and f.dropped_at < '${addDays(TODAY, 1)}' and f.kind = 'promise' and ${LIVE};
       select c.id, c.tier, t.code, count(*) from touchpoint t join client c on c.id = t.client_id
         where t.day ${IN_WEEK} and ${LIVE} group by c.id, t.code;
       select c.tier, t.code, count(*) from touchpoint t join client c on c.id = t.client_id
         where t.day between '${addDays(WEEK.from, -28)}' and '${addDays(WEEK.from, -1)}' and ${LIVE} group by c.tier, t.code;
       select tier, count(*) from client c where ${LIVE}
         and (${NO_PEOPLE} or c.id in (select client_id from touchpoint where day ${IN_WEEK})) group by tier;
       ${planned(0, WEEK.from)};
       select distinct t.client_id, c.org_id, t.day, t.code from touchpoint t join client c on c.id = t.client_id
         where t.day ${IN_WEEK};
       ${inOrder(planned(0))}; ${birthdays(7)};
       select c.name, c.tier, o.name from client c left join client o on o.id = c.org_id
         where substr(c.created_at, 1, 10) between '${WEEK.from}' and '${TODAY}' and ${LIVE} and ${NO_PEOPLE}
         and not exists (select 1 from touchpoint t where t.client_id = c.id and t.day < '${addDays(WEEK.from, -28)}');
       ${calendar()};`,
    ],
  },
  { name: 'find rare', crm: () => ['find', RARE_WORD], sql: () => [found(RARE_WORD)] },
  { name: 'find common', crm: () => ['find', 'price'], sql: () => [found('price')] },
  { name: 'find 国债', crm: () => ['find', '国债'], sql: () => [found('国 债')] },
]

/** A list with how late each of it is. */
function inOrder(list: string): string {
  return `select *, ${LATE} from (${list}) order by due > '${TODAY}', kind, tier is null, tier, due, name`
}

/** The first of what is due today or late, and how many there are in all. */
function first(count: number, list: string): string {
  return `select *, ${LATE}, sum(due < '${TODAY}') over (), sum(due = '${TODAY}') over (), count(*) over ()
    from (${list}) order by due > '${TODAY}', kind, tier is null, tier, due, name limit ${count}`
}

function openUntil(until: Day): string {
  return `select f.id, f.kind, f.due, f.time, c.name, c.tier, f.what, f.first_due, f.snoozes, f.every
    from followup f join client c on c.id = f.client_id where ${OPEN} and f.due <= '${until}' and ${LIVE}`
}

function birthdays(ahead: number): string {
  return `select c.name, c.tier, c.birthday from client c where ${LIVE}
    and substr(c.birthday, -5) between '${TODAY.slice(5)}' and '${addDays(TODAY, ahead).slice(5)}'`
}

/** Who has no plan of their own, and who none of a tag. */
const NOT_OWN = 'not exists (select 1 from plan o where o.client_id = c.id)'
const NOT_TAGGED = `not exists (select 1 from tag b where b.client_id = c.id and b.name = 'vip')`

const INTERVALS = [
  ['14d', '14 days'],
  ['21d', '21 days'],
  ['30d', '30 days'],
  ['45d', '45 days'],
  ['3m', '3 months'],
  ['4m', '4 months'],
] as const

/** The rules that are due so many days ahead with the last contact of each; as of a day with those before it alone. */
function planned(ahead: number, before?: Day): string {
  const until = addDays(TODAY, ahead)
  const cut = INTERVALS.map(
    ([every]) => `when '${every}' then '${latestBefore(until, readInterval(every) as Interval)}'`,
  )
  const due = INTERVALS.map(([every, days]) => `when '${every}' then date(last, '+${days}')`)
  const last = `coalesce(${before === undefined ? LAST : lastBefore(before)}, substr(c.created_at, 1, 10))`
  const part = (from: string, where: string) =>
    `select c.id, c.name, c.tier, p.scope as kind, p.codes, p.every, ${last} as last from ${from}
     where ${where} and ${LIVE}`
  const rhythm = `union all select c.id, c.name, c.tier, 'rhythm', null, c.usual_gap, c.last_day, c.rhythm_due from client c
      where c.rhythm_due <= '${TODAY}' and (c.tier is null or c.tier not in ('A', 'B', 'C')) and ${NOT_OWN} and ${NOT_TAGGED}
      and ${LIVE} and ${NO_PEOPLE}`
  return `with standing as materialized (
      ${part(`client c cross join plan p`, `p.scope = 'tier' and p.subject = c.tier and ${NOT_OWN} and ${NOT_TAGGED}`)}
      union all ${part(`plan p join tag t on t.name = p.subject join client c on c.id = t.client_id`, `p.scope = 'tag' and ${NOT_OWN}`)}
      union all ${part(`plan p join client c on c.id = p.client_id`, `p.scope = 'client'`)}
    ) select *, case every ${due.join(' ')} end as due from standing where last <= case every ${cut.join(' ')} end
    ${before === undefined ? rhythm : ''}`
}

const LAST = `case when p.codes is null then c.last_day else (select max(l.day) from last_contact l
  where l.client_id = c.id and instr(p.codes, l.code) > 0) end`

/** Of an organisation that of its people too. */
function lastBefore(day: Day): string {
  const of = (
    id: string,
  ) => `(select max(t.day) from touchpoint t where t.client_id = ${id} and t.day < '${day}'
    and (p.codes is null or instr(p.codes, t.code) > 0))`
  return `case c.kind when 'organisation' then (select max(${of('m.id')}) from client m
    where m.id = c.id or (m.org_id = c.id and m.merged_into is null)) else ${of('c.id')} end`
}

/** The contacts since Friday that left nothing open: the first of them, and how many. */
function loose(): string {
  return `select t.id, t.day, t.code, c.name, c.tier, t.note, count(*) over () from touchpoint t
    join client c on c.id = t.client_id
    where t.day between '${addDays(TODAY, -2)}' and '${TODAY}' and ${LIVE}
    and not exists (select 1 from followup f where f.client_id = c.id and ${OPEN})
    order by t.day desc, t.id desc limit 10`
}

/** The week of the thirty clients who had the most contacts. */
function calendar(): string {
  const few = `select client_id from touchpoint where day ${IN_WEEK} group by client_id order by count(*) desc limit 30`
  return `select c.tier, c.name, c.last_day, t.day, group_concat(t.code, '') from touchpoint t join client c on c.id = t.client_id
      where t.day ${IN_WEEK} and t.client_id in (${few}) group by c.id, t.day order by c.tier, c.last_day;
    select f.client_id, f.due from followup f where ${OPEN} and f.due ${IN_WEEK} and f.client_id in (${few})`
}

function found(words: string): string {
  const of = (table: string, day: string, columns: string) =>
    `select r.id, r.${day}, c.name, ${columns} from ${table}_find s cross join ${table} r cross join client c
     where s.words match '"${words}" *' and r.id = s.rowid % 100000000 and c.id = r.client_id and ${LIVE}
     order by s.rowid desc limit 21`
  return `select c.id, c.name, c.tier from client_find s cross join client c where s.words match '"${words}" *'
    and c.id = s.rowid and ${LIVE} order by s.rowid desc limit 21;
    ${of('touchpoint', 'day', 'r.code, r.note')}; ${of('followup', 'due', 'r.what')};`
}
