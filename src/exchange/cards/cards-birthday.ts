import { type Day, dayOf } from '../../day.ts'
import { type Order, readBirthday } from '../../language/dates.ts'
import { lunarIn, lunarText } from '../../language/lunar.ts'
import { isLunarSaid, readLunar } from '../../language/lunar-words.ts'
import { say } from '../../language/say.ts'
import { lunarField } from '../client-rows.ts'
import { androidOf, type Card, type CardTrouble, plainText, propertiesOf } from './vcard.ts'

/** Holds a birthday of the lunar calendar as it is kept: BDAY has days of the sun's alone. */
export const LUNAR_BIRTHDAY = 'X-CRM-LUNAR-BIRTHDAY'
/** Where a birthday is kept that is no date. */
function unreadField(): string {
  return say`birthday as written‖field`
}

/** The birthday that a card says; what is none goes into a field of its own, with a warning. */
export function birthdayOf(
  card: Card,
  order: Order | undefined,
  fields: Map<string, string>,
  warnings: CardTrouble[],
): string | null {
  const own = propertiesOf(card, LUNAR_BIRTHDAY).find(({ value }) => lunarIn(value.trim()) !== undefined)
  if (own) return own.value.trim()
  const [property] = propertiesOf(card, 'BDAY').filter(({ value }) => value.trim() !== '')
  const event = androidOf(card, 'contact_event').find(([, type]) => type === '3')?.[0]
  const written = property ? plainText(property.value, card.version).trim() : (event ?? '')
  if (written === '') return null
  if (isLunarSaid(written)) {
    const lunar = readLunar(written)
    if (lunar && !('problem' in lunar)) return lunarText(lunar)
    fields.set(lunarField(), written)
    return null
  }
  const birthday = readBday(written, property?.params.get('X-APPLE-OMIT-YEAR')?.[0], order)
  if (birthday !== undefined) return birthday
  const field = unreadField()
  fields.set(field, written)
  const reason = say`“${written.slice(0, 60)}” is no birthday: it is kept in the field “${field}”.`
  warnings.push({ line: property?.line ?? card.line, reason })
  return null
}

/** A birthday in any of its forms, as `1971-03-18` or `--03-18`; the day is taken as it is written. */
function readBday(
  text: string,
  omitted: string | undefined,
  order: Order | undefined,
): Day | string | undefined {
  const [, year, month, date] = /^(\d{4})-?(\d\d)-?(\d\d)(?:$|[T\s])/i.exec(text) ?? []
  if (year !== undefined) {
    const day = dayOf(Number(year), Number(month), Number(date))
    if (year === omitted || year === '1604' || Number(year) === 0) return yearless(month, date)
    return day
  }
  const [, m, d] = /^--(\d\d)-?(\d\d)(?:$|[T\s])/i.exec(text) ?? []
  return m !== undefined ? yearless(m, d) : readBirthday(text, order)
}

function yearless(month: string | undefined, date: string | undefined): string | undefined {
  return dayOf(2000, Number(month), Number(date))?.replace(/^\d{4}/, '-')
}
