import type * as z from 'zod/mini'
import { toSay } from '../language/say.ts'
import type { JournalledTable } from '../store/schema.ts'
import type { BOOK_TABLES } from './book-format.ts'

type Says = {
  readonly [T in JournalledTable]: {
    readonly table: string
    readonly columns: Readonly<Record<keyof z.infer<(typeof BOOK_TABLES)[T]>, string>>
  }
}

const ID = toSay('its number, shown as #12; given once and never again')
const UID = toSay('the same in every book it is in')
const OF_CLIENT = toSay('whose it is: the id of a client')
const WRITTEN = toSay('when it was written down, ISO 8601 with offset')

/** What the tables and columns of a book's file mean, for its schema and for help. */
export const BOOK_SAYS: Says = {
  channel: {
    table: toSay('ways of contact of one’s own, beside T (telephone), E (e-mail) and M (meeting)'),
    columns: {
      id: ID,
      code: toSay('the letter in the grid'),
      name: toSay('what it is called'),
      words: toSay('other words for it, one on a line'),
    },
  },
  client: {
    table: toSay('people and organisations'),
    columns: {
      id: ID,
      uid: UID,
      kind: toSay('a person or an organisation'),
      name: toSay('as it is written'),
      title: toSay('the job title'),
      org_id: toSay('the organisation a person belongs to: the id of a client'),
      tier: toSay('A, B or C'),
      stage: toSay('where things stand, in words of one’s own'),
      owner: toSay('who looks after the client'),
      birthday: toSay(
        'such as 1971-03-18, or --03-18 where the year is not known; of the lunar calendar lunar:1972-08-15, lunar:--08-15, in a leap month lunar:1990-L05-03',
      ),
      note: toSay('anything'),
      created_at: WRITTEN,
      updated_at: toSay('when it was last changed'),
      archived_at: toSay('when it was put away; null where it is not'),
      merged_into: toSay('the client it became part of: an id'),
    },
  },
  contact_point: {
    table: toSay('e-mails, phones, addresses and the like of clients'),
    columns: {
      id: ID,
      client_id: OF_CLIENT,
      kind: toSay('what it is'),
      label: toSay('which of several it is, such as work'),
      value: toSay('as it is written'),
    },
  },
  attribute: {
    table: toSay('fields of one’s own'),
    columns: {
      id: ID,
      client_id: OF_CLIENT,
      name: toSay('what the field is called'),
      value: toSay('what it holds'),
    },
  },
  alias: {
    table: toSay('other names of clients'),
    columns: { id: ID, client_id: OF_CLIENT, name: toSay('the other name') },
  },
  tag: {
    table: toSay('tags of clients'),
    columns: { id: ID, client_id: OF_CLIENT, name: toSay('the tag') },
  },
  touchpoint: {
    table: toSay('contacts that took place'),
    columns: {
      id: ID,
      uid: UID,
      client_id: OF_CLIENT,
      day: toSay('the day of the contact'),
      time: toSay('HH:MM on that day; null where only the day is known'),
      code: toSay('how: T, E, M or the letter of a channel'),
      note: toSay('what was said'),
      direction: toSay('in where the client made it, out where we did; null where that is not known'),
      minutes: toSay('how long it took'),
      mood: toSay('how it felt, from -2 to 2'),
      event_uid: toSay('shared by the contacts of one meeting with several clients'),
      created_at: WRITTEN,
    },
  },
  followup: {
    table: toSay('next steps, promises, and what clients owe'),
    columns: {
      id: ID,
      uid: UID,
      client_id: OF_CLIENT,
      touchpoint_id: toSay('the contact in which it was agreed: the id of a touchpoint'),
      kind: toSay('next is a step of ours, promise our word, awaiting what the client owes'),
      due: toSay('the day it is due, or to be reminded of'),
      time: toSay('HH:MM on that day'),
      what: toSay('what is to be done'),
      created_at: WRITTEN,
      done_at: toSay('when it was written down as done'),
      first_due: toSay('the day it was first agreed for, where it was snoozed since'),
      snoozes: toSay('how often it was snoozed'),
      done_on: toSay('the day it was done'),
      result: toSay('what came of it'),
      dropped_at: toSay('when it was dropped'),
      every: toSay('after which interval it comes again, such as 3m'),
      anchor: toSay('the day from which the intervals are counted'),
    },
  },
  plan: {
    table: toSay('rules of contact plans; all rules of one subject are its plan'),
    columns: {
      id: ID,
      scope: toSay('whether it is for a tier, a tag or one client'),
      subject: toSay('the tier or the tag; empty for a client'),
      client_id: toSay('the client it is for; null for a tier or a tag'),
      codes: toSay('the channels of which one satisfies, such as T/M; null for any'),
      every: toSay('the interval, such as 14d; null where no contact is planned'),
      created_at: WRITTEN,
    },
  },
  segment: {
    table: toSay('filters under a name'),
    columns: {
      id: ID,
      name: toSay('its name'),
      terms: toSay('the words of the filter, one on a line'),
      created_at: WRITTEN,
    },
  },
  brief_field: {
    table: toSay('fields of one’s own that the brief shows'),
    columns: { id: ID, name: toSay('what the field is called') },
  },
}
