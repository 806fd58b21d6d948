import { type Card, parts, plainText } from './vcard.ts'

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u

/** Names as East Asian ones are written: the family's first, nothing between; the others given, middle, family. */
export function joinedName(name: {
  readonly family: string
  readonly given: string
  readonly middle?: string
  readonly suffix?: string
}): string {
  const { family, given, middle = '', suffix = '' } = name
  if (family !== '' && given !== '' && EAST_ASIAN.test(family + middle + given))
    return family + middle + given
  return [given, middle, family, suffix].filter((part) => part !== '').join(' ')
}

/**
 * The name a card gives: as it is written out, else put together from its parts. A Chinese or Japanese name that a
 * program wrote with a space or the wrong way round is set right. Empty where the card names nobody.
 */
export function nameOf(card: Card, own: boolean): string {
  const value = (name: string) =>
    card.properties.find((property) => property.name === name && property.value.trim() !== '')?.value
  const written = plainText(value('FN') ?? '', card.version)
  if (own) return written
  const plain = tidy(written)
  const [family = '', given = '', middle = '', , suffix = ''] = parts(
    value('N') ?? '',
    ';',
    card.version,
  ).map(tidy)
  const joined = joinedName({ family, given, middle, suffix })
  if (plain === '') return joined
  const bare = plain.replace(/[\s,，]+/g, '')
  const same = bare === family + middle + given || bare === given + middle + family
  return same && given !== '' && family !== '' && EAST_ASIAN.test(bare) ? joined : plain
}

function tidy(text: string): string {
  return text.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
}
