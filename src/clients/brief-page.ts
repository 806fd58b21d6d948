import { type Day, daysBetween } from '../day.ts'
import { sayStanding, whyFollowup, whyPlanned } from '../due/why.ts'
import type { PromiseCount } from '../followups/promise.ts'
import type { NamedFollowup } from '../followups/queries.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import type { Block, Facts, Line, Tone } from '../output/document.ts'
import { saySource } from '../plans/plan.ts'
import type { NamedTouchpoint } from '../touchpoints/queries.ts'
import { nextBirthday, sayBirthday } from './birthday.ts'
import type { Briefing } from './briefing.ts'
import { headOf, sayLast } from './file.ts'
import type { Member } from './queries.ts'

/** What the page holds of each list; the rest is told by its number. */
const PEOPLE_SHOWN = 5
const OPEN_SHOWN = 8
/** A birthday is told so many days before. */
const BIRTHDAY_NEAR = 30

type Fact = Facts['facts'][number]

/** The brief as a page: who, what is owed, the people around, the last contacts. */
export function briefBlocks(briefing: Briefing, today: Day): Block[] {
  const { file, people, contacts, mine, theirs } = briefing
  const several = file.kind === 'organisation'
  const blocks: Block[] = [{ kind: 'facts', title: headOf('', file), facts: whoFacts(briefing, today) }]
  const add = (title: string, facts: readonly Fact[]) => {
    if (facts.length > 0) blocks.push({ kind: 'facts', title, facts })
  }
  const shown = [...mine.slice(0, OPEN_SHOWN), ...theirs.slice(0, OPEN_SHOWN)]
  const numbers = Math.max(0, ...shown.map(({ id }) => `#${id}`.length))
  const lists = { numbers, several, where: `crm show ${file.id}` }
  add('What I owe', followupFacts(mine, today, lists))
  add(several ? 'What they owe' : `What ${file.name} owes`, followupFacts(theirs, today, lists))
  add(several ? 'People' : `Also at ${file.org}`, peopleFacts(people, file.org_id ?? file.id, today))
  const wide = Math.max(0, ...contacts.map((contact) => whenOf(contact).length))
  add(
    'Last contacts',
    contacts.map((contact) => contactFact(contact, wide, several)),
  )
  return blocks
}

function whoFacts(briefing: Briefing, today: Day): Fact[] {
  const { file, fields } = briefing
  const facts: Fact[] = []
  const add = (label: string, value: Line | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') facts.push({ label, value })
  }
  add('Who', whoLine(briefing))
  const values = (...kinds: string[]) =>
    file.points.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)
  add('Phone', values('phone').join(', '))
  add('E-mail', values('email').join(', '))
  add('WeChat', values('wechat').join(', '))
  add('Last contact', sayLast(file, today))
  add('Plan', planLine(briefing, today))
  add('Promises', promisesSaid(briefing.promises))
  const birthday = file.birthday === null ? undefined : nextBirthday(file.birthday, today)
  if (file.birthday !== null && birthday !== undefined && daysBetween(today, birthday) <= BIRTHDAY_NEAR)
    add('Birthday', sayBirthday(file.birthday, today))
  for (const { name, value } of fields) add(name, value)
  add('Note', file.note)
  return facts
}

/** `Director, Harbourlight Trading #1, tier A, vip, golf`; what is not known is left out. */
function whoLine({ file }: Briefing): string {
  return [
    file.title,
    file.org_id !== null && `${file.org} #${file.org_id}`,
    file.tier && `tier ${file.tier}`,
    file.stage,
    ...file.tags.map(({ name }) => name),
  ]
    .filter(Boolean)
    .join(', ')
}

function planLine({ file, plan, planned }: Briefing, today: Day): Line | undefined {
  const [first] = planned
  if (first) {
    const source = first.source.scope === 'rhythm' ? '' : ` (${saySource(first.source)})`
    return [{ text: `${whyPlanned(planned, today)}${source}`, tone: first.due < today ? 'late' : 'plain' }]
  }
  if (plan) return `no contact is planned (${saySource(plan)})`
  const gap = file.usual_gap
  return gap === null
    ? undefined
    : `none; usually there is contact every ${gap === 1 ? 'day' : `${gap} days`}`
}

/** `4 of 5 kept, one 3 days late`; nothing where no promise has come to its day. */
export function promisesSaid({ kept, late, lateDays, broken, brokenDays }: PromiseCount): string | undefined {
  const all = kept + late + broken
  if (all === 0) return undefined
  const said = [`${kept + late} of ${all} kept`]
  if (late === 1) said.push(`one ${days(lateDays.most)} late`)
  if (late > 1) said.push(`${late} late by ${days(Math.round(lateDays.average))} on average`)
  if (broken === 1) said.push(`one broken ${days(brokenDays.most)} ago`)
  if (broken > 1) said.push(`${broken} broken`)
  return said.join(', ')
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** A line of each, with its number at the right of so many columns. */
function followupFacts(
  followups: readonly NamedFollowup[],
  today: Day,
  {
    numbers,
    several,
    where,
  }: { readonly numbers: number; readonly several: boolean; readonly where: string },
): Fact[] {
  const facts = followups.slice(0, OPEN_SHOWN).map((followup): Fact => {
    const { id, due, client, what } = followup
    const tone: Tone = due < today ? 'late' : due === today ? 'soon' : 'quiet'
    return {
      label: `${`#${id}`.padStart(numbers)}  ${sayDay(due)}`,
      value: [
        { text: several ? `${client}: ${what} ` : `${what} ` },
        { text: `(${whyFollowup(followup, today)})`, tone },
      ],
    }
  })
  return withRest(facts, followups.length, where)
}

function peopleFacts(people: readonly Member[], organisation: number, today: Day): Fact[] {
  const facts = people.slice(0, PEOPLE_SHOWN).map(({ name, title, tier, last_day }): Fact => {
    const last =
      last_day === null ? 'no contact yet' : `last contact ${sayDay(last_day)}, ${sayAgo(last_day, today)}`
    return { label: name, value: [title, tier && `tier ${tier}`, last].filter(Boolean).join(', ') }
  })
  return withRest(facts, people.length, `crm show ${organisation}`)
}

function withRest(facts: readonly Fact[], count: number, where?: string): Fact[] {
  const left = count - facts.length
  if (left === 0) return [...facts]
  return [...facts, { label: '', value: `and ${left} more${where === undefined ? '' : `: ${where}`}` }]
}

function contactFact(contact: NamedTouchpoint, wide: number, several: boolean): Fact {
  const { code, client, note, mood } = contact
  const feeling = mood === null ? '' : `(mood ${mood > 0 ? `+${mood}` : mood})`
  const said = [several ? `${client}:` : '', note, feeling].filter(Boolean).join(' ')
  return { label: `${whenOf(contact).padEnd(wide)}  ${code}`, value: said }
}

function whenOf({ day, time }: NamedTouchpoint): string {
  return sayWhen({ day, time })
}

function sayAgo(day: Day, today: Day): string {
  const count = daysBetween(day, today)
  if (count < 0) return 'still to come'
  return count === 0 ? 'today' : count === 1 ? 'yesterday' : `${count} days ago`
}

/** The brief for programs. */
export function briefAsJson(briefing: Briefing, today: Day) {
  const { file, people, contacts, mine, theirs, planned, promises, fields, plan } = briefing
  const followups = (list: readonly NamedFollowup[]) =>
    list.map((followup) => ({
      id: followup.id,
      kind: followup.kind,
      client: { id: followup.client_id, name: followup.client },
      due: followup.due,
      time: followup.time,
      what: followup.what,
      why: whyFollowup(followup, today),
      first_due: followup.first_due,
      snoozes: followup.snoozes,
    }))
  return {
    id: file.id,
    name: file.name,
    kind: file.kind,
    title: file.title,
    org: file.org_id === null ? null : { id: file.org_id, name: file.org },
    tier: file.tier,
    stage: file.stage,
    tags: file.tags.map(({ name }) => name),
    points: file.points.map(({ kind, label, value }) => ({ kind, label, value })),
    last_day: file.last_day,
    usual_gap: file.usual_gap,
    plan: {
      source: plan ? saySource(plan) : planned[0] ? saySource(planned[0].source) : null,
      due: planned.map(({ codes, every, due, last }) => ({
        codes,
        every,
        due,
        last,
        state: sayStanding(due, today),
      })),
    },
    promises,
    birthday: file.birthday,
    next_birthday: file.birthday === null ? null : (nextBirthday(file.birthday, today) ?? null),
    fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    note: file.note,
    mine: followups(mine),
    theirs: followups(theirs),
    people: people.map(({ id, name, title, tier, last_day }) => ({ id, name, title, tier, last_day })),
    contacts: contacts.map(({ client_id, client, created_at, ...touchpoint }) => ({
      ...touchpoint,
      client: { id: client_id, name: client },
    })),
  }
}
