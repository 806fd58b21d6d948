import type * as z from 'zod/mini'
import type { JournalledTable } from '../store/schema.ts'
import type { BOOK_TABLES } from './book-format.ts'

type Says = {
  readonly [T in JournalledTable]: {
    readonly table: string
    readonly columns: Readonly<Record<keyof z.infer<(typeof BOOK_TABLES)[T]>, string>>
  }
}

const ID = 'its number, shown as #12; given once and never again'
const UID = 'the same in every book it is in'
const OF_CLIENT = 'whose it is: the id of a client'
const WRITTEN = 'when it was written down, ISO 8601 with offset'

/** What the tables and columns of a book's file mean, for its schema and for help. */
export const BOOK_SAYS: Says = {
  channel: {
    table: 'ways of contact of one’s own, beside T (telephone), E (e-mail) and M (meeting)',
    columns: {
      id: ID,
      code: 'the letter in the grid',
      name: 'what it is called',
      words: 'other words for it, one on a line',
    },
  },
  client: {
    table: 'people and organisations',
    columns: {
      id: ID,
      uid: UID,
      kind: 'a person or an organisation',
      name: 'as it is written',
      title: 'the job title',
      org_id: 'the organisation a person belongs to: the id of a client',
      tier: 'A, B or C',
      stage: 'where things stand, in words of one’s own',
      owner: 'who looks after the client',
      birthday: 'such as 1971-03-18, or --03-18 where the year is not known',
      note: 'anything',
      created_at: WRITTEN,
      updated_at: 'when it was last changed',
      archived_at: 'when it was put away; null where it is not',
      merged_into: 'the client it became part of: an id',
    },
  },
  contact_point: {
    table: 'e-mails, phones, addresses and the like of clients',
    columns: {
      id: ID,
      client_id: OF_CLIENT,
      kind: 'what it is',
      label: 'which of several it is, such as work',
      value: 'as it is written',
    },
  },
  attribute: {
    table: 'fields of one’s own',
    columns: { id: ID, client_id: OF_CLIENT, name: 'what the field is called', value: 'what it holds' },
  },
  alias: {
    table: 'other names of clients',
    columns: { id: ID, client_id: OF_CLIENT, name: 'the other name' },
  },
  tag: {
    table: 'tags of clients',
    columns: { id: ID, client_id: OF_CLIENT, name: 'the tag' },
  },
  touchpoint: {
    table: 'contacts that took place',
    columns: {
      id: ID,
      uid: UID,
      client_id: OF_CLIENT,
      day: 'the day of the contact',
      time: 'HH:MM on that day; null where only the day is known',
      code: 'how: T, E, M or the letter of a channel',
      note: 'what was said',
      direction: 'in where the client made it, out where we did; null where that is not known',
      minutes: 'how long it took',
      mood: 'how it felt, from -2 to 2',
      event_uid: 'shared by the contacts of one meeting with several clients',
      created_at: WRITTEN,
    },
  },
  followup: {
    table: 'next steps, promises, and what clients owe',
    columns: {
      id: ID,
      uid: UID,
      client_id: OF_CLIENT,
      touchpoint_id: 'the contact in which it was agreed: the id of a touchpoint',
      kind: 'next is a step of ours, promise our word, awaiting what the client owes',
      due: 'the day it is due, or to be reminded of',
      time: 'HH:MM on that day',
      what: 'what is to be done',
      created_at: WRITTEN,
      done_at: 'when it was written down as done',
      first_due: 'the day it was first agreed for, where it was snoozed since',
      snoozes: 'how often it was snoozed',
      done_on: 'the day it was done',
      result: 'what came of it',
      dropped_at: 'when it was dropped',
      every: 'after which interval it comes again, such as 3m',
      anchor: 'the day from which the intervals are counted',
    },
  },
  plan: {
    table: 'rules of contact plans; all rules of one subject are its plan',
    columns: {
      id: ID,
      scope: 'whether it is for a tier, a tag or one client',
      subject: 'the tier or the tag; empty for a client',
      client_id: 'the client it is for; null for a tier or a tag',
      codes: 'the channels of which one satisfies, such as T/M; null for any',
      every: 'the interval, such as 14d; null where no contact is planned',
      created_at: WRITTEN,
    },
  },
  segment: {
    table: 'filters under a name',
    columns: {
      id: ID,
      name: 'its name',
      terms: 'the words of the filter, one on a line',
      created_at: WRITTEN,
    },
  },
  brief_field: {
    table: 'fields of one’s own that the brief shows',
    columns: { id: ID, name: 'what the field is called' },
  },
}
