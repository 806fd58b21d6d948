import { type Day, daysBetween } from '../day.ts'
import { sayStanding, whyFollowup, whyPlanned } from '../due/why.ts'
import type { PromiseCount } from '../followups/promise.ts'
import type { NamedFollowup } from '../followups/queries.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import { clauses, listed, plural, say, toSay } from '../language/say.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Block, Facts, Line, Tone } from '../output/document.ts'
import { saySource } from '../plans/plan.ts'
import type { NamedTouchpoint } from '../touchpoints/queries.ts'
import { nextBirthday, sayBirthday } from './birthday.ts'
import type { Briefing } from './briefing.ts'
import { headOf, sayAgo, sayLast } from './file.ts'
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
  add(say`What I owe`, followupFacts(mine, today, lists))
  add(several ? say`What they owe` : say`What ${file.name} owes`, followupFacts(theirs, today, lists))
  add(
    several ? say`People` : say`Also at ${file.org ?? ''}`,
    peopleFacts(people, file.org_id ?? file.id, today),
  )
  const wide = Math.max(0, ...contacts.map((contact) => displayWidth(whenOf(contact))))
  add(
    say`Last contacts`,
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
  add(toSay('Who'), whoLine(briefing))
  const values = (...kinds: string[]) =>
    file.points.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)
  add(toSay('Phone'), listed(values('phone')))
  add(toSay('E-mail'), listed(values('email')))
  add(toSay('WeChat'), listed(values('wechat')))
  add(toSay('Last contact'), sayLast(file, today))
  add(toSay('Plan'), planLine(briefing, today))
  add(toSay('Promises'), promisesSaid(briefing.promises))
  const birthday = file.birthday === null ? undefined : nextBirthday(file.birthday, today)
  if (file.birthday !== null && birthday !== undefined && daysBetween(today, birthday) <= BIRTHDAY_NEAR)
    add(toSay('Birthday'), sayBirthday(file.birthday, today))
  for (const { name, value } of fields) facts.push({ label: name, own: true, value })
  add(toSay('Note'), file.note)
  return facts
}

/** `Director, Harbourlight Trading #1, tier A, vip, golf`; what is not known is left out. */
function whoLine({ file }: Briefing): string {
  const { title, org_id, org, tier, stage, tags } = file
  const parts = [title, org_id !== null && `${org} #${org_id}`, tier && say`tier ${tier}`, stage]
  return listed([...parts, ...tags.map(({ name }) => name)].filter((part) => typeof part === 'string'))
}

function planLine({ file, plan, planned }: Briefing, today: Day): Line | undefined {
  const [first] = planned
  if (first) {
    const why = whyPlanned(planned, today)
    const text = first.source.scope === 'rhythm' ? why : say`${why} (${saySource(first.source)})`
    return [{ text, tone: first.due < today ? 'late' : 'plain' }]
  }
  if (plan) return say`no contact is planned (${saySource(plan)})`
  const gap = file.usual_gap
  if (gap === null) return undefined
  return plural(
    gap,
    say`none; usually there is contact every day`,
    say`none; usually there is contact every ${gap} days`,
  )
}

/** `4 of 5 kept, one 3 days late`; nothing where no promise has come to its day. */
export function promisesSaid({ kept, late, lateDays, broken, brokenDays }: PromiseCount): string | undefined {
  const all = kept + late + broken
  if (all === 0) return undefined
  const said = [say`${kept + late} of ${all} kept`]
  const days = (count: number) => plural(count, say`1 day`, say`${count} days`)
  if (late === 1) said.push(say`one ${days(lateDays.most)} late`)
  if (late > 1) said.push(say`${late} late by ${days(Math.round(lateDays.average))} on average`)
  if (broken === 1) said.push(say`one broken ${days(brokenDays.most)} ago`)
  if (broken > 1) said.push(say`${broken} broken‖promises`)
  return listed(said)
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
      own: true,
      value: [
        { text: several ? say`${client}: ${what}` : what },
        { text: say` (${whyFollowup(followup, today)})`, tone },
      ],
    }
  })
  return withRest(facts, followups.length, where)
}

function peopleFacts(people: readonly Member[], organisation: number, today: Day): Fact[] {
  const facts = people.slice(0, PEOPLE_SHOWN).map(({ name, title, tier, last_day }): Fact => {
    const last =
      last_day === null
        ? say`no contact yet`
        : say`last contact ${sayDay(last_day)}, ${sayPassed(last_day, today)}`
    const parts = [title, tier && say`tier ${tier}`, last].filter((part) => typeof part === 'string')
    return { label: name, own: true, value: clauses(parts) }
  })
  return withRest(facts, people.length, `crm show ${organisation}`)
}

function withRest(facts: readonly Fact[], count: number, where: string): Fact[] {
  const left = count - facts.length
  if (left === 0) return [...facts]
  return [...facts, { label: '', value: say`and ${left} more: ${where}` }]
}

function contactFact(contact: NamedTouchpoint, wide: number, several: boolean): Fact {
  const { code, client, note, mood } = contact
  const said = several ? say`${client}: ${note}` : note
  const felt = mood !== null && mood > 0 ? `+${mood}` : `${mood}`
  return {
    label: `${padEnd(whenOf(contact), wide)}  ${code}`,
    own: true,
    value: mood === null ? said : say`${said} (mood ${felt})`,
  }
}

function whenOf({ day, time }: NamedTouchpoint): string {
  return sayWhen({ day, time })
}

function sayPassed(day: Day, today: Day): string {
  const count = daysBetween(day, today)
  return count < 0 ? say`still to come` : sayAgo(count)
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
