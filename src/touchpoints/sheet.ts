import type { Column, Row } from '../output/document.ts'
import type { NamedTouchpoint } from './queries.ts'

/** The columns of a touchpoint wherever touchpoints are listed. */
export const TOUCHPOINT_COLUMNS: readonly Column[] = [
  { key: 'id', title: '#', type: 'id' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'time', title: 'Time', type: 'text' },
  { key: 'code', title: 'Code', type: 'code' },
  { key: 'client', title: 'Client', type: 'text' },
  { key: 'note', title: 'Note', type: 'text', prose: true },
  { key: 'direction', title: 'Direction', type: 'text', hidden: true },
  { key: 'minutes', title: 'Minutes', type: 'number', hidden: true },
  { key: 'mood', title: 'Mood', type: 'number', hidden: true },
  { key: 'uid', title: 'uid', type: 'text', hidden: true },
]

/** A touchpoint as a row of those columns. */
export function touchpointRow(touchpoint: NamedTouchpoint): Row {
  const { id, day, time, code, client, note, direction, minutes, mood, uid } = touchpoint
  return { id, day, time, code, client, note, direction, minutes, mood, uid }
}
