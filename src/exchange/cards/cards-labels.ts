/** The types of vCard that say which of somebody's numbers or addresses one is, and what the book calls them. */
const CALLED: Readonly<Record<string, string>> = {
  work: 'work',
  home: 'home',
  iphone: 'iPhone',
  cell: 'mobile',
  fax: 'fax',
  pager: 'pager',
  main: 'main',
  car: 'car',
  other: 'other',
}
/** Those that only phones have, and those that other programs do not know. */
const PHONE_TYPES = new Set(['cell', 'fax', 'pager', 'main', 'car'])
const UNUSUAL = new Set(['iphone', 'other'])

/** Types that say nothing of which one it is. */
const SILENT =
  /^(?:voice|pref|internet|text|msg|video|modem|bbs|isdn|pcs|dom|intl|parcel|postal|x400|uri|personal|unknown|x-internet)$/

/** The label of a number or an address by its types: `work fax`; null where they say nothing. */
export function labelOfTypes(types: readonly string[]): string | null {
  const all = new Set(types.map((type) => (type === 'personal' ? 'home' : type)))
  if (all.has('iphone')) all.delete('cell')
  const known = Object.keys(CALLED)
    .filter((type) => all.has(type))
    .map((type) => CALLED[type])
  const own = [...all].filter((type) => !(type in CALLED) && !SILENT.test(type) && type !== '')
  const words = [...known, ...own.map((type) => type.replace(/^x-/, ''))]
  return words.length === 0 ? null : words.join(' ')
}

/** The types that say a label exactly; undefined where none do. */
export function typesOfLabel(label: string, phone: boolean): string[] | undefined {
  const types = label
    .split(' ')
    .map((word) => Object.keys(CALLED).find((type) => CALLED[type] === word && !UNUSUAL.has(type)) ?? '')
  if (types.some((type) => type === '' || (PHONE_TYPES.has(type) && !phone))) return undefined
  return labelOfTypes(types) === label ? types : undefined
}

/** Apple wraps the labels that it translates; the others are as somebody wrote them. */
export function plainLabel(written: string): string {
  const [, inner] = /^_\$!<(.*)>!\$_$/s.exec(written) ?? []
  if (inner === undefined) return written
  if (/^_\$!<.*>!\$_$/s.test(inner)) return inner
  return inner.toLowerCase() === 'homefax'
    ? 'home fax'
    : inner.toLowerCase() === 'workfax'
      ? 'work fax'
      : inner.toLowerCase()
}

/** What `plainLabel` gives back as it is. */
export function writtenLabel(label: string): string {
  return /^_\$!<.*>!\$_$/s.test(label) ? `_$!<${label}>!$_` : label
}
