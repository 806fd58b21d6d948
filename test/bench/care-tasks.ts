import { addDays, type Day, weekAround } from '../../src/day.ts'
import { TODAY } from './generate.ts'
import type { Task } from './tasks.ts'
import { RARE_WORD } from './vocabulary.ts'

const LIVE = 'c.archived_at is null and c.merged_into is null'
const NO_PEOPLE = `not (c.kind = 'organisation' and exists (select 1 from client m
  where m.org_id = c.id and m.archived_at is null and m.merged_into is null))`
const OPEN = 'f.done_at is null and f.dropped_at is null'
const WEEK = weekAround(TODAY as Day)
const UNTIL = addDays(WEEK.to, 7)

/** The questions of care, as somebody with the sqlite3 shell would ask them of the same tables. */
export const CARE: readonly Task[] = [
  {
    name: 'due',
    crm: () => ['due'],
    sql: () => [`${openUntil(addDays(TODAY, 7))}; ${birthdays(14)}; ${planned(7)};`],
  },
  {
    name: 'today',
    crm: () => ['today', '--no-pager'],
    sql: () => [`${openUntil(addDays(TODAY, 7))}; ${birthdays(7)}; ${planned(7)}; ${loose()};`],
  },
  {
    name: 'report weekly',
    crm: () => ['report', 'weekly'],
    sql: () => [
      `${openUntil(UNTIL)};
       select f.kind, f.done_on, f.what, c.name from followup f join client c on c.id = f.client_id
         where f.done_on between '${WEEK.from}' and '${TODAY}' and ${LIVE};
       ${contactsOf(WEEK.from, WEEK.to)}; ${contactsOf(addDays(WEEK.from, -28), addDays(WEEK.from, -1))};
       select tier, count(*) from client c where ${LIVE} and ${NO_PEOPLE} group by tier;
       ${coverage()}; ${planned(0)}; ${birthdays(7)};
       select c.name, c.tier from client c where c.created_at >= '${WEEK.from}' and ${LIVE} and ${NO_PEOPLE};
       select c.tier, c.name, t.day, group_concat(t.code, '') from touchpoint t join client c on c.id = t.client_id
         where t.day between '${WEEK.from}' and '${WEEK.to}' and ${LIVE} group by c.id, t.day order by c.tier, c.last_day;
       select f.client_id, f.due from followup f join client c on c.id = f.client_id
         where ${OPEN} and f.due between '${WEEK.from}' and '${WEEK.to}' and ${LIVE};`,
    ],
  },
  { name: 'find rare', crm: () => ['find', RARE_WORD], sql: () => [found(RARE_WORD)] },
  { name: 'find common', crm: () => ['find', 'price'], sql: () => [found('price')] },
  { name: 'find 国债', crm: () => ['find', '国债'], sql: () => [found('国 债')] },
]

function openUntil(until: Day): string {
  return `select f.id, f.kind, f.due, f.time, julianday('${TODAY}') - julianday(f.due), c.name, c.tier, f.what
    from followup f join client c on c.id = f.client_id
    where ${OPEN} and f.due <= '${until}' and ${LIVE} order by f.due, f.id`
}

function birthdays(ahead: number): string {
  return `select c.name, c.tier, c.birthday from client c where ${LIVE}
    and substr(c.birthday, -5) between '${TODAY.slice(5)}' and '${addDays(TODAY, ahead).slice(5)}'`
}

/** Who has no plan of their own, and who none of a tag. */
const NOT_OWN = 'not exists (select 1 from plan o where o.client_id = c.id)'
const NOT_TAGGED = `not exists (select 1 from tag b where b.client_id = c.id and b.name = 'vip')`

function planned(ahead: number): string {
  const until = addDays(TODAY, ahead)
  const cut = `case p.every ${[
    ['14d', '-14 days'],
    ['21d', '-21 days'],
    ['30d', '-30 days'],
    ['45d', '-45 days'],
    ['3m', '-3 months'],
    ['4m', '-4 months'],
  ]
    .map(([every, back]) => `when '${every}' then date('${until}', '${back}')`)
    .join(' ')} end`
  const last = `coalesce(case when p.codes is null then c.last_day else (select max(l.day) from last_contact l
    where l.client_id = c.id and instr(p.codes, l.code) > 0) end, substr(c.created_at, 1, 10))`
  const part = (from: string, where: string) =>
    `select c.id, c.name, c.tier, p.scope, p.codes, p.every, ${last} as last from ${from}
     where ${where} and ${LIVE} and ${last} <= ${cut}`
  return `${part(`plan p join client c on c.tier = p.subject`, `p.scope = 'tier' and ${NOT_OWN} and ${NOT_TAGGED}`)}
    union all ${part(`plan p join tag t on t.name = p.subject join client c on c.id = t.client_id`, `p.scope = 'tag' and ${NOT_OWN}`)}
    union all ${part(`plan p join client c on c.id = p.client_id`, `p.scope = 'client'`)}
    union all select c.id, c.name, c.tier, 'rhythm', null, c.usual_gap, c.last_day from client c
      where c.usual_gap is not null and (c.tier is null or c.tier not in ('A', 'B', 'C')) and ${NOT_OWN} and ${NOT_TAGGED}
      and ${LIVE} and ${NO_PEOPLE} and julianday('${TODAY}') - julianday(c.last_day) >= max(14, c.usual_gap * 1.5)`
}

/** The contacts since Friday that left nothing open. */
function loose(): string {
  return `select t.id, t.day, t.code, c.name, t.note from touchpoint t join client c on c.id = t.client_id
    where t.day >= '${addDays(TODAY, -2)}' and t.day < '${TODAY}' and ${LIVE}
    and not exists (select 1 from followup f where f.client_id = c.id and ${OPEN})`
}

function contactsOf(from: Day, to: Day): string {
  return `select c.tier, t.code, count(*), count(distinct t.client_id) from touchpoint t join client c on c.id = t.client_id
    where t.day between '${from}' and '${to}' and ${LIVE} group by c.tier, t.code`
}

/** Of each rule the last contact before the week and those in it: what coverage is reckoned from. */
function coverage(): string {
  const before = `(select max(t.day) from touchpoint t where t.client_id = c.id and t.day < '${WEEK.from}'
    and (p.codes is null or instr(p.codes, t.code) > 0))`
  return `select c.id, c.name, p.codes, p.every, ${before} from plan p join client c on c.tier = p.subject
    where p.scope = 'tier' and ${NOT_OWN} and ${NOT_TAGGED} and ${LIVE};
    select client_id, day, code from touchpoint where day between '${WEEK.from}' and '${WEEK.to}'`
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
