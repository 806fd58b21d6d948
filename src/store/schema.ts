import type { Day } from '../day.ts'

/** Every table as Kysely sees it. Instants are ISO-8601 text with offset; days are `YYYY-MM-DD`. */
export interface Schema {
  sequence: { name: string; next: number }
  client: ClientRow
  contact_point: ContactPointRow
  attribute: AttributeRow
  alias: AliasRow
  tag: TagRow
  client_key: ClientKeyRow
  channel: ChannelRow
  touchpoint: TouchpointRow
  followup: FollowupRow
  plan: PlanRow
  segment: SegmentRow
  brief_field: BriefFieldRow
  journal: JournalRow
  change: ChangeRow
  batch: BatchRow
  /** Derived: the day of the last contact by each channel, for an organisation its people's included. */
  last_contact: { client_id: number; code: string; day: Day }
  touchpoint_search: SearchRow
  followup_search: SearchRow
  client_search: SearchRow
}

/** See `store/search.ts`. */
interface SearchRow {
  rowid: number
  words: string
}

export interface ClientRow {
  id: number
  uid: string
  kind: 'person' | 'organisation'
  name: string
  /** Job title. */
  title: string | null
  org_id: number | null
  tier: string | null
  stage: string | null
  owner: string | null
  /** `1971-03-18`, or `--03-18` where the year is not known; of the lunar calendar as `lunarText` writes it. */
  birthday: string | null
  note: string | null
  created_at: string
  updated_at: string
  archived_at: string | null
  /** The client this one became part of; a merged client is also archived. */
  merged_into: number | null
  /** Derived: the day of the last touchpoint, for an organisation its people's included. */
  last_day: Day | null
  /** Derived: the days that usually lie between two days of contact, null where there were too few. */
  usual_gap: number | null
  /** Derived: the day from which the silence is longer than the usual gap allows. */
  rhythm_due: Day | null
}

export interface ContactPointRow {
  id: number
  client_id: number
  kind: 'email' | 'phone' | 'address' | 'wechat' | 'url'
  label: string | null
  /** As written. */
  value: string
}

export interface AttributeRow {
  id: number
  client_id: number
  name: string
  value: string
}

export interface AliasRow {
  id: number
  client_id: number
  name: string
}

export interface TagRow {
  id: number
  client_id: number
  name: string
}

/** Derived: what a client is found by; see `keysOf`. */
export interface ClientKeyRow {
  client_id: number
  kind: 'name' | 'word' | 'initials' | 'reading' | 'sound' | 'email' | 'phone'
  key: string
}

/** A channel of the user's own; T, E and M are built in. `words` are separated by line feeds. */
export interface ChannelRow {
  id: number
  code: string
  name: string
  words: string
}

export interface TouchpointRow {
  id: number
  uid: string
  client_id: number
  day: Day
  /** `HH:MM` on that day, null where only the day is known. */
  time: string | null
  code: string
  note: string
  direction: 'in' | 'out' | null
  minutes: number | null
  mood: number | null
  /** Shared by the rows of one meeting with several clients. */
  event_uid: string | null
  created_at: string
}

export interface FollowupRow {
  id: number
  uid: string
  client_id: number
  touchpoint_id: number | null
  kind: 'next' | 'promise' | 'awaiting'
  due: Day
  time: string | null
  what: string
  created_at: string
  done_at: string | null
  /** The day it was first due, where it was snoozed since. */
  first_due: Day | null
  snoozes: number
  /** The day it was done; `done_at` is when that was written down. */
  done_on: Day | null
  /** What was said when it was done or dropped. */
  result: string | null
  dropped_at: string | null
  /** The interval after which it comes again, such as `3m`. */
  every: string | null
  /** The day that the intervals are counted from. */
  anchor: Day | null
}

/** One rule of a contact plan; all rules of one subject are its plan. */
export interface PlanRow {
  id: number
  scope: 'tier' | 'tag' | 'client'
  /** The tier or the tag; empty where it is a client. */
  subject: string
  client_id: number | null
  /** Letters of which one satisfies the rule, with `/` between them; null is any. */
  codes: string | null
  /** An interval such as `14d`; null where no contact is planned. */
  every: string | null
  created_at: string
}

/** A filter under a name. `terms` are separated by line feeds. */
export interface SegmentRow {
  id: number
  name: string
  terms: string
  created_at: string
}

/** A field of one's own that the brief shows. */
export interface BriefFieldRow {
  id: number
  name: string
}

export interface JournalRow {
  id: number
  at: string
  actor: string
  /** The command's name, such as `log` or `touchpoint edit`. */
  command: string
  summary: string
  /** How many rows it wrote; 0 for what only left a trace, such as an export. */
  writes: number
  undoes: number | null
  undone_by: number | null
}

/** One row before and after, as JSON; null before is an insert, null after a removal. */
export interface ChangeRow {
  id: number
  journal_id: number
  table_name: JournalledTable
  row_id: number
  client_id: number | null
  before: string | null
  after: string | null
}

/** Rows that a bulk write added, by their range of ids: undone as a range, not row by row. */
export interface BatchRow {
  journal_id: number
  table_name: JournalledTable
  first_id: number
  last_id: number
}

/** The tables whose every write is journalled. */
export const JOURNALLED = [
  'client',
  'contact_point',
  'attribute',
  'alias',
  'tag',
  'channel',
  'touchpoint',
  'followup',
  'plan',
  'segment',
  'brief_field',
] as const

export type JournalledTable = (typeof JOURNALLED)[number]
