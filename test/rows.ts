import type { Day } from '../src/day.ts'
import { openFollowup } from '../src/followups/followup.ts'
import type { NewRow } from '../src/store/journal.ts'

const AT = '2026-11-20T10:00:00+00:00'

let rows = 0

/** A client of which only this is known. */
export function clientRow(known: Partial<NewRow<'client'>> & { readonly name: string }): NewRow<'client'> {
  return {
    uid: `client-${++rows}`,
    kind: 'person',
    title: null,
    org_id: null,
    tier: null,
    stage: null,
    owner: null,
    birthday: null,
    note: null,
    created_at: AT,
    updated_at: AT,
    archived_at: null,
    merged_into: null,
    ...known,
  }
}

/** A call on 20 November, unless something else is known. */
export function touchpointRow(client_id: number, known: Partial<NewRow<'touchpoint'>>): NewRow<'touchpoint'> {
  return {
    uid: `touch-${++rows}`,
    client_id,
    day: '2026-11-20' as Day,
    time: null,
    code: 'T',
    note: '',
    direction: null,
    minutes: null,
    mood: null,
    event_uid: null,
    created_at: AT,
    ...known,
  }
}

/** A next step for 25 November, unless something else is known. */
export function stepRow(client_id: number, known: Partial<NewRow<'followup'>>): NewRow<'followup'> {
  return openFollowup({
    uid: `step-${++rows}`,
    client_id,
    kind: 'next',
    due: '2026-11-25' as Day,
    what: '',
    created_at: AT,
    ...known,
  })
}
