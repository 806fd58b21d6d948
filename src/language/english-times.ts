import type { Found, Patterns, Piece } from './phrases.ts'
import { clockOf } from './times.ts'

/** Times of day; those of figures alone, such as 15:00, need no language. */
export const TIMES: Patterns<Piece> = [
  ['{at}?(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::\\d\\d)?(?:\\s*{half})?', time],
  ['{at}?(?<hour>\\d{1,2})(?:\\.(?<minute>\\d\\d))?\\s*{half}', time],
  ["{at}?(?<hour>\\d{1,2})\\s*o'?clock(?:\\s*{half})?", time],
  ['{at}?(?<hour>\\d{1,2})h(?<minute>\\d\\d)', time],
  ['{at}?(?<hour>\\d\\d)h', time],
  ['{at}(?<hour>[01]?\\d|2[0-3])', time],
  ['{at}?half past (?<hour>\\d{1,2})', ({ hour = '' }) => time({ hour, minute: '30' })],
  ['{at}?(?:a )?quarter past (?<hour>\\d{1,2})', ({ hour = '' }) => time({ hour, minute: '15' })],
  [
    '{at}?(?:a )?quarter to (?<hour>[1-9]|1[0-2])',
    ({ hour }) => time({ hour: hourBefore(hour), minute: '45' }),
  ],
  ['{at}?(?:noon|midday)', () => time({ hour: '12', half: 'pm' })],
  ['{at}?midnight', () => time({ hour: '00' })],
]

function time({ hour = '', minute, half }: Found): Piece {
  return { clock: clockOf(hour, minute, half) }
}

function hourBefore(hour: string | undefined): string {
  return hour === '1' ? '12' : String(Number(hour) - 1)
}
