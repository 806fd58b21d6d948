/** The shape of a calendar sheet, as `output/calendar-sheet.ts` describes it: what is written is what is read back. */
export {
  CONTACTS_HEAD,
  FOLLOWUP_MARK,
  isSameNote,
  isWord,
  LAST_TOUCHPOINT,
  LEGEND_HEAD,
  MISSED_MARK,
  type NoteBlock,
  NUMBER_HEAD,
  noteBlock,
  noteOf,
  plainNote,
  QUIET_HEAD,
  readNoteBlocks,
  TIER_HEAD,
} from '../../output/calendar-sheet.ts'
