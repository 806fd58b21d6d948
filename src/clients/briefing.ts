import { expressionBuilder, type Kysely } from 'kysely'
import { addDays, type Day } from '../day.ts'
import { inOrder } from '../due/read.ts'
import { briefFields } from '../fields/queries.ts'
import { countPromises, type PromiseCount } from '../followups/promise.ts'
import { type NamedFollowup, openFollowupsOf } from '../followups/queries.ts'
import { compareText } from '../language/order.ts'
import { type ContactPlan, planFinder, plansOf } from '../plans/plan.ts'
import { planRows } from '../plans/rows.ts'
import { type PlannedContact, plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import { type NamedTouchpoint, touchpointsWhere } from '../touchpoints/queries.ts'
import { promisesTo } from './brief-queries.ts'
import type { ClientFile } from './file.ts'
import { clientFile, type Member, membersOf } from './queries.ts'

/** How many contacts are told in full, and how many open follow-ups are read. */
const CONTACTS_TOLD = 3
const OPEN_READ = 200
/** So many fields are shown where none is marked. */
const FIELDS_SHOWN = 6
/** The next planned contact is looked for so far ahead. */
const FAR = 36_500

/** What one should know before a call. */
export interface Briefing {
  readonly file: ClientFile
  /** Of a person the others of the organisation, of an organisation its people; the last contacted first. */
  readonly people: readonly Member[]
  readonly contacts: readonly NamedTouchpoint[]
  /** Promises and next steps, by day. */
  readonly mine: readonly NamedFollowup[]
  /** What is awaited, by day. */
  readonly theirs: readonly NamedFollowup[]
  /** The plan that holds, of a client without one undefined, and its rules with the day each is due. */
  readonly plan: ContactPlan | undefined
  readonly planned: readonly PlannedContact[]
  readonly promises: PromiseCount
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** Reads the brief of a client; of an organisation with what its people have. Undefined where there is none. */
export async function readBriefing(
  db: Kysely<Schema>,
  id: number,
  today: Day,
): Promise<Briefing | undefined> {
  const file = await clientFile(db, id)
  if (!file) return undefined
  const isOrganisation = file.kind === 'organisation'
  const organisation = isOrganisation ? file.id : file.org_id
  const members = organisation === null ? [] : await membersOf(db, organisation)
  const people = members
    .filter((member) => member.id !== file.id)
    .sort(
      (a, b) => compareText(b.last_day ?? '', a.last_day ?? '') || compareText(a.name, b.name) || a.id - b.id,
    )
  const ids = isOrganisation ? [file.id, ...people.map((member) => member.id)] : [file.id]
  const open = await openFollowupsOf(db, ids, OPEN_READ)
  const tags = file.tags.map(({ name }) => name)
  const plan =
    file.archived_at === null
      ? planFinder(plansOf(await planRows(db)))({ id, tier: file.tier, tags })
      : undefined
  const isOne = expressionBuilder<Schema, 'client'>()('client.id', '=', id)
  const planned = await plannedUntil(db, isOne, addDays(today, FAR), today)
  return {
    file,
    people,
    contacts: await touchpointsWhere(db, { clientIds: ids, limit: CONTACTS_TOLD }),
    mine: open.filter(({ kind }) => kind !== 'awaiting'),
    theirs: open.filter(({ kind }) => kind === 'awaiting'),
    plan,
    planned: inOrder(planned),
    promises: countPromises(await promisesTo(db, ids).execute(), today),
    fields: fieldsToShow(
      file.fields,
      (await briefFields(db)).map(({ name }) => name),
    ),
  }
}

/** The marked fields in the order of their marks; where none is marked the first of all. */
function fieldsToShow(fields: ClientFile['fields'], marked: readonly string[]): Briefing['fields'] {
  if (marked.length === 0) return fields.slice(0, FIELDS_SHOWN)
  return marked.flatMap((mark) => fields.filter(({ name }) => name === mark))
}
