import { type AddressPart, addressLine } from '../cards/cards-address.ts'
import { joinedName } from '../cards/cards-name.ts'
import type { ClientField } from '../headers.ts'
import type { Column, Layout } from '../layout.ts'
import { headerKey, type Role } from './preset-roles.ts'
import type { Preset } from './presets.ts'

/** What a column is where the user or the preset has not said it. */
type Otherwise = (header: string, index: number) => Column<ClientField>

/** What a row needs besides its own cells: names and addresses put together from several. */
interface Added {
  readonly column: Column<ClientField>
  readonly cell: (cells: readonly string[]) => string
}

/**
 * How the columns of a known program's export are read. `typed` are columns that `--map` names; what the preset
 * does not know is read as in any other file.
 */
export function presetLayout(
  preset: Preset,
  headers: readonly string[],
  typed: ReadonlyMap<number, Column<ClientField>>,
  otherwise: Otherwise,
): Pick<Layout<ClientField>, 'columns' | 'preset' | 'arrange' | 'width'> {
  const known = headers.map((header, index) => (typed.has(index) ? undefined : preset.role(header)))
  const titled = known.some((role) => role?.is === 'field' && role.field === 'title')
  const roles = known.map((role, index) => (!titled && isTitle(headers[index]) ? undefined : role))
  const columns = headers.map(
    (header, index) =>
      typed.get(index) ?? columnOf(roles[index], { index, header }, headers) ?? otherwise(header, index),
  )
  const named = [...typed.values()].some((column) => column.to === 'field' && column.field === 'name')
  const added = [
    ...(named ? [] : nameAdded(roles, headers)),
    ...addressesAdded(roles, headers),
    ...kindAdded(preset),
  ].map(({ column, cell }, place) => ({ column: { ...column, index: headers.length + place }, cell }))
  const tagged = places(roles, (role) => role.is === 'field' && role.field === 'tags')
  return {
    columns: [...columns, ...added.map(({ column }) => column)],
    preset: { name: preset.name, noise: places(roles, (role) => role.is === 'noise') },
    width: headers.length,
    arrange(cells) {
      const whole = headers.map((_, index) => (NO_DATE.test(cells[index] ?? '') ? '' : (cells[index] ?? '')))
      for (const index of tagged) whole[index] = plainTags(whole[index] ?? '')
      return [...whole, ...added.map(({ cell }) => cell(whole))]
    },
  }
}

/** Beside a column “Job Title”, “Title” is Mr. or Dr.; where there is none somebody has made the file by hand. */
function isTitle(header: string | undefined): boolean {
  return headerKey(header ?? '') === 'title'
}

/** Outlook writes a birthday or anniversary that it does not know as a day without numbers. */
const NO_DATE = /^\s*0{1,4}[/.-]0{1,2}[/.-]0{1,4}\s*$/

/** Google's own groups begin with an asterisk; all contacts are in `myContacts`. */
function plainTags(cell: string): string {
  return cell
    .split(' ::: ')
    .map((tag) => tag.replace(/^\s*\*\s*/, '').trim())
    .filter((tag) => tag !== 'myContacts' && tag !== '')
    .join(' ::: ')
}

function places(roles: readonly (Role | undefined)[], fits: (role: Role) => boolean): number[] {
  return roles.flatMap((role, index) => (role && fits(role) ? [index] : []))
}

function columnOf(
  role: Role | undefined,
  at: { readonly index: number; readonly header: string },
  headers: readonly string[],
): Column<ClientField> | undefined {
  if (!role) return undefined
  const labelColumn = (beside: string) => {
    const found = ['service', 'type', 'label'].map((word) =>
      headers.findIndex((header) => headerKey(header) === `${beside} ${word}`),
    )
    const labelAt = found.find((place) => place !== -1)
    return labelAt === undefined ? {} : { labelAt }
  }
  if (role.is === 'field')
    return {
      ...at,
      to: 'field',
      field: role.field,
      label: role.label,
      ...(role.labelOf !== undefined && labelColumn(role.labelOf)),
    }
  if (role.is === 'custom')
    return {
      ...at,
      to: 'custom',
      name: role.name,
      ...(role.nameOf !== undefined && labelColumn(role.nameOf)),
    }
  return { ...at, to: 'nothing' }
}

/** The name, put together from its parts; of a contact that has neither name nor firm its e-mail. */
function nameAdded(roles: readonly (Role | undefined)[], headers: readonly string[]): Added[] {
  const cellOf = (part: string) => {
    const [place] = places(roles, (role) => role.is === 'name' && role.part === part)
    return (cells: readonly string[]) => (place === undefined ? '' : (cells[place] ?? '').trim())
  }
  const ofField = (field: ClientField) => {
    const found = places(roles, (role) => role.is === 'field' && role.field === field)
    return (cells: readonly string[]) => found.map((place) => (cells[place] ?? '').trim()).find(Boolean) ?? ''
  }
  const [whole, first, middle, last, suffix] = ['whole', 'first', 'middle', 'last', 'suffix'].map(cellOf)
  const filed = cellOf('filed')
  const organisation = ofField('organisation')
  const others = [ofField('aliases'), ofField('email')]
  const [at = 0] = places(roles, (role) => role.is === 'name')
  const column = { index: 0, header: headers[at] ?? 'name', to: 'field', field: 'name', label: null } as const
  const cell = (cells: readonly string[]): string => {
    const parts = {
      family: last?.(cells) ?? '',
      given: first?.(cells) ?? '',
      middle: middle?.(cells) ?? '',
      suffix: suffix?.(cells) ?? '',
    }
    const joined = joinedName(parts)
    const written = whole?.(cells) ?? ''
    const name = (written !== '' && / /.test(joined) ? written : joined || written) || filed(cells)
    if (name !== '' || organisation(cells) !== '') return name
    return others.map((other) => other(cells)).find(Boolean) ?? ''
  }
  return [{ column, cell }]
}

/** One address for each group of columns that hold its parts. */
function addressesAdded(roles: readonly (Role | undefined)[], headers: readonly string[]): Added[] {
  const groups = new Map<string, { index: number; part: AddressPart | 'whole'; label: string | null }[]>()
  for (const [index, role] of roles.entries()) {
    if (role?.is !== 'address') continue
    const group = groups.get(role.of) ?? []
    groups.set(role.of, [...group, { index, part: role.part, label: role.label }])
  }
  return [...groups].map(([of, members]) => {
    const beside = headers.findIndex((header) => [`${of} type`, `${of} label`].includes(headerKey(header)))
    const [first] = members
    const column: Column<ClientField> = {
      index: 0,
      header: headers[first?.index ?? 0] ?? '',
      to: 'field',
      field: 'address',
      label: first?.label ?? null,
      ...(beside !== -1 && { labelAt: beside }),
    }
    const cell = (cells: readonly string[]) => {
      const parts: Partial<Record<AddressPart | 'whole', string>> = {}
      for (const { index, part } of members) {
        const text = (cells[index] ?? '').trim()
        if (text !== '') parts[part] = parts[part] ? `${parts[part]}, ${text}` : text
      }
      return addressLine(parts) || addressLine({ street: parts.whole ?? '' })
    }
    return { column, cell }
  })
}

function kindAdded({ kind }: Preset): Added[] {
  if (kind === undefined) return []
  const column = { index: 0, header: 'kind', to: 'field', field: 'kind', label: null } as const
  return [{ column, cell: () => kind }]
}
