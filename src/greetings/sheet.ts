import { type Day, daysBetween } from '../day.ts'
import { sayDay } from '../language/calendar.ts'
import { locale, plural, say } from '../language/say.ts'
import type { Format, Line, Row, Sheet } from '../output/document.ts'
import { sayFestival } from './naming.ts'
import { comingFestivals, type Occurrence } from './occurrence.ts'
import type { Greetable } from './round.ts'

/** The festivals of the coming year with their days. */
export function comingSheet(today: Day): Sheet {
  return {
    kind: 'sheet',
    name: 'festivals',
    title: say`Festivals to come`,
    columns: [
      { key: 'day', title: 'Day', type: 'day' },
      { key: 'days', title: 'Away', type: 'days' },
      { key: 'name', title: 'Festival', type: 'text', tone: () => 'strong' },
      { key: 'chinese', title: 'In Chinese', type: 'text', hidden: locale() === 'zh-CN' },
      { key: 'festival', title: 'Typed as', type: 'text' },
    ],
    rows: comingFestivals(today).map(({ festival, day }) => ({
      day,
      days: daysBetween(today, day),
      name: sayFestival(festival),
      chinese: festival.chinese,
      festival: festival.key,
    })),
  }
}

/** Whom to greet, with how it was a year ago and whether it is done. */
export function greetSheet(
  round: readonly Greetable[],
  occurrence: Occurrence,
  { today, format, empty }: { readonly today: Day; readonly format: Format; readonly empty: string },
): Sheet {
  const rows = round.map(rowOf)
  const hasOne = (key: string) => rows.some((row) => row[key] !== null)
  const forPeople = format === 'table' || format === 'markdown' || format === 'html'
  return {
    kind: 'sheet',
    name: 'greetings',
    ...(forPeople && { title: sayOccurrence(occurrence, today) }),
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'client', title: 'Client', type: 'text', tone: () => 'strong' },
      { key: 'tier', title: 'Tier', type: 'text', hidden: !hasOne('tier') },
      { key: 'org', title: 'Organisation', type: 'text', spare: true, hidden: !hasOne('org') },
      { key: 'last_year', title: 'Last year', type: 'day', hidden: !hasOne('last_year') },
      { key: 'how', title: 'How', type: 'code', hidden: !hasOne('last_year') },
      { key: 'note', title: 'Note', type: 'text', prose: true, hidden: !hasOne('last_year') },
      { key: 'greeted', title: 'This year', type: 'day', tone: () => 'good', hidden: !hasOne('greeted') },
      { key: 'greeted_how', title: 'By', type: 'code', hidden: !hasOne('greeted') },
      { key: 'greeted_note', title: 'Note this year', type: 'text', hidden: true },
      { key: 'festival', title: 'Festival', type: 'text', hidden: true },
      { key: 'festival_day', title: 'Festival day', type: 'day', hidden: true },
    ],
    rows: rows.map((row) => ({ ...row, festival: occurrence.festival.key, festival_day: occurrence.day })),
    empty,
    ...(rows.length > 0 && { foot: [counted(round)] }),
  }
}

function rowOf({ id, client, tier, org, before, now }: Greetable): Row {
  return {
    id,
    client,
    tier,
    org,
    last_year: before?.day ?? null,
    how: before?.code ?? null,
    note: before?.note ?? null,
    greeted: now?.day ?? null,
    greeted_how: now?.code ?? null,
    greeted_note: now?.note ?? null,
  }
}

/** `Mid-Autumn Festival: Fri 2026-09-25 (in 5 days)`. */
export function sayOccurrence({ festival, day }: Occurrence, today: Day): string {
  const name = sayFestival(festival)
  const days = daysBetween(today, day)
  if (days === 0) return say`${name}: today, ${sayDay(day)}`
  if (days > 0)
    return plural(
      days,
      say`${name}: tomorrow, ${sayDay(day)}`,
      say`${name}: ${sayDay(day)} (in ${days} days)`,
    )
  return plural(
    -days,
    say`${name}: yesterday, ${sayDay(day)}`,
    say`${name}: ${sayDay(day)} (${-days} days ago)`,
  )
}

function counted(round: readonly Greetable[]): Line {
  const done = round.filter(({ now }) => now !== undefined).length
  const open = round.length - done
  const before = round.filter(({ before }) => before !== undefined).length
  return [{ text: say`${open} to greet, ${done} greeted; ${before} greeted last year`, tone: 'quiet' }]
}
