import { say } from '../../language/say.ts'
import { FOLLOWUP_MARK, MISSED_MARK, type NoteBlock } from '../calendar-sheet.ts'
import { type GridCell, type GridPlanned, type GridRow, plannedLetter } from '../document.ts'

/** The letters of a cell: its contacts, what is to do or planned, what was missed. */
export function cellText({ contacts, followups, planned, gaps }: GridCell): string {
  let text = ''
  for (const { code } of contacts) text += code
  if (followups.length > 0) text += FOLLOWUP_MARK
  else if (planned && contacts.length === 0) text += plannedLetter(planned)
  return gaps ? text + MISSED_MARK : text
}

/** What the cell's note says: a block for each contact, then what is to do, planned and missed. */
export function noteBlocksOf({ label }: GridRow, cell: GridCell): NoteBlock[] {
  const { contacts, followups, planned = [], gaps = [] } = cell
  const named = (client: string | undefined) => (client === undefined || client === label ? null : client)
  const rule = (kind: 'planned' | 'missed', { rule, client }: GridPlanned): NoteBlock => {
    const whom = named(client)
    return { ...NOTHING, kind, text: whom === null ? rule : say`${rule}, ${whom}` }
  }
  return [
    ...contacts.map(
      ({ id, code, time, note, client }): NoteBlock => ({
        kind: 'contact',
        number: id,
        code,
        time,
        client: named(client),
        text: note,
      }),
    ),
    ...followups.map(
      ({ id, what, client }): NoteBlock => ({
        ...NOTHING,
        kind: 'followup',
        number: id,
        client: named(client),
        text: what,
      }),
    ),
    ...planned.map((one) => rule('planned', one)),
    ...gaps.map((one) => rule('missed', one)),
  ]
}

const NOTHING = { number: null, code: '', time: null, client: null } as const
