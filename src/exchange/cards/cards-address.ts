/** The parts of an address, in the order in which a vCard has them. */
export const ADDRESS_PARTS = ['box', 'extended', 'street', 'locality', 'region', 'code', 'country'] as const
export type AddressPart = (typeof ADDRESS_PARTS)[number]

const CHINESE = /^[\p{Script=Han}\d\s\p{P}A-Za-z]*\p{Script=Han}[\p{Script=Han}\d\s\p{P}A-Za-z]*$/u

/**
 * One readable line of an address: street first, code and country last; Chinese ones from the large to the small,
 * as they are written.
 */
export function addressLine(parts: Readonly<Partial<Record<AddressPart, string>>>): string {
  const at = (part: AddressPart) => (parts[part] ?? '').replace(/\s*\n\s*/g, ', ').trim()
  const { street, locality } = { street: at('street'), locality: at('locality') }
  if (isChinese(street) && (locality === '' || isChinese(locality))) {
    const place = [at('region'), locality, street, at('extended')].reduce(
      (whole, part) => (whole.endsWith(part) || part.startsWith(whole) ? longer(whole, part) : whole + part),
      '',
    )
    return [isChinese(at('country')) || at('country') === '' ? '' : at('country'), place, at('code')]
      .filter((part) => part !== '')
      .join(' ')
  }
  const written = ['box', 'extended', 'street', 'locality', 'region', 'code', 'country'] as const
  return written
    .map(at)
    .filter((part) => part !== '')
    .join(', ')
}

function isChinese(text: string): boolean {
  return CHINESE.test(text)
}

function longer(one: string, other: string): string {
  return one.length >= other.length ? one : other
}

const CODE = /^(?=.*\d)[A-Z\d][A-Z\d -]{2,9}$/

/**
 * The parts of a line that `addressLine` wrote, where it can be told which are which: a street, a place, perhaps a
 * region, a postal code and perhaps a country. Every other line is a street.
 */
export function addressParts(line: string): Readonly<Partial<Record<AddressPart, string>>> {
  const pieces = line.split(', ')
  const at = pieces.findIndex((piece, index) => index >= 2 && CODE.test(piece))
  if (at === -1 || at > 3 || pieces.length > at + 2) return { street: line }
  const [street = '', locality = ''] = pieces
  const parts = {
    street,
    locality,
    region: at === 3 ? (pieces[2] ?? '') : '',
    code: pieces[at] ?? '',
    country: pieces[at + 1] ?? '',
  }
  return addressLine(parts) === line ? parts : { street: line }
}
