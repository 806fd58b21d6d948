import { ADDRESS_PARTS, type AddressPart } from '../cards/cards-address.ts'
import { type ClientField, plainHeader } from '../headers.ts'

/** What a column of a known program's export is. */
export type Role =
  | {
      readonly is: 'field'
      readonly field: ClientField
      readonly label: string | null
      readonly labelOf?: string
    }
  /** A field of one's own; `nameOf` is the header of the column that names it in each row. */
  | { readonly is: 'custom'; readonly name: string; readonly nameOf?: string }
  | { readonly is: 'name'; readonly part: 'whole' | 'first' | 'middle' | 'last' | 'suffix' | 'filed' }
  /** `whole` is an address in one piece, for where there are no parts. */
  | {
      readonly is: 'address'
      readonly part: AddressPart | 'whole'
      readonly of: string
      readonly label: string | null
    }
  /** Says which one another column holds. */
  | { readonly is: 'label' }
  /** Of use to the program alone. */
  | { readonly is: 'noise' }

/** A header as the tables have it: as others are compared, and Chinese ones without any space. */
export function headerKey(header: string): string {
  const plain = plainHeader(header)
  return /\p{Script=Han}/u.test(plain) ? plain.replaceAll(' ', '') : plain
}

/** Roles by header, as lines `role: header|header`; a role is a field with its label, or one of the words below. */
export function rolesIn(lines: string): (header: string) => Role | undefined {
  const roles = new Map<string, Role>()
  for (const line of lines.trim().split('\n')) {
    const colon = line.indexOf(':')
    const role = roleNamed(line.slice(0, colon).trim())
    for (const header of line.slice(colon + 1).split('|')) roles.set(headerKey(header), role)
  }
  return (header) => roles.get(headerKey(header))
}

function roleNamed(text: string): Role {
  const [word = '', ...others] = text.split(' ')
  const rest = others.join(' ')
  switch (word) {
    case 'noise':
      return { is: 'noise' }
    case 'own':
      return { is: 'custom', name: rest }
    case 'name':
      return { is: 'name', part: rest as 'first' }
    case 'address': {
      const part = others.at(-1) as AddressPart
      const of = others.slice(0, -1).join(' ')
      if (ADDRESS_PARTS.includes(part)) return { is: 'address', part, of, label: of === '' ? null : of }
      return { is: 'field', field: 'address', label: rest || null }
    }
    default:
      return { is: 'field', field: word as ClientField, label: rest === '' ? null : rest }
  }
}
