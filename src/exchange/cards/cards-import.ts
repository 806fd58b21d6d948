import { tagSpellings } from '../../clients/queries.ts'
import type { WriteContext } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { fold } from '../../language/names.ts'
import { listed, plural, say } from '../../language/say.ts'
import { type BadRowsFile, badRowsIn } from '../bad-rows.ts'
import { lunarRemarks, takeInClients } from '../client-import.ts'
import type { ClientEntry } from '../client-rows.ts'
import type { CsvRow } from '../csv.ts'
import type { Encoding } from '../encoding.ts'
import type { ImportAsked, Outcome } from '../outcome.ts'
import type { Source } from '../source.ts'
import type { Trouble } from '../values.ts'
import { type CardRead, type CardReading, REASON, readCard } from './cards-entry.ts'
import { cardsIn } from './vcard.ts'
import { contentLine } from './vcard-writing.ts'

/** Imports the cards of an address book as clients: all of it is read and planned before anything is written. */
export async function importCards(
  ctx: WriteContext,
  source: Source,
  asked: ImportAsked & { readonly encoding?: Encoding | undefined },
): Promise<Outcome> {
  const reading: CardReading = {
    order: asked.dates ?? ctx.dateOrder,
    tags: await tagSpellings(ctx.book.db),
    uids: new Set(),
  }
  const read = await readCards(ctx, source, reading, asked.encoding)
  if (read.cards === 0) throw new Failure('usage', say`${source.name} holds no card that could be read.`)
  const outcome = await takeInClients(
    ctx,
    { ...read, file: source.name, bad: badRowsIn(ctx, asked.savesTo, BAD_CARDS) },
    asked,
    read.remarks,
  )
  return { ...outcome, unit: 'card' }
}

async function readCards(
  ctx: WriteContext,
  source: Source,
  reading: CardReading,
  encoding: Encoding | undefined,
) {
  const { cards, strays } = cardsIn(source.bytes(), encoding)
  const entries: ClientEntry[] = []
  const groups: CardRead[] = []
  const spoiled: { row: CsvRow; troubles: Trouble[] }[] = []
  const warnings: Trouble[] = []
  const passedOver = new Map<string, number>()
  const unread = new Map<string, number>()
  let count = 0
  for await (const card of cards) {
    count++
    if (count % 1000 === 0) ctx.progress(say`${count} cards`)
    const one = readCard(card, reading)
    const at = ({ line, reason }: { line: number; reason: string }): Trouble => {
      return { line, column: say`card ${card.number}`, reason }
    }
    for (const name of card.passedOver) passedOver.set(name, (passedOver.get(name) ?? 0) + 1)
    for (const name of new Set(one.unread)) unread.set(name, (unread.get(name) ?? 0) + 1)
    warnings.push(...one.warnings.map(at))
    if (one.group) groups.push(one)
    else if (one.troubles.length > 0) spoiled.push({ row: one.entry.row, troubles: one.troubles.map(at) })
    else entries.push(one.entry)
  }
  const remarks = [
    ...photoRemarks(passedOver),
    ...unreadRemarks(unread),
    ...groupRemarks(groups),
    ...lunarRemarks(entries, 'another'),
    ...(strays.count > 0
      ? [
          plural(
            strays.count,
            say`1 line outside of cards: not read (the first is line ${strays.first}).`,
            say`${strays.count} lines outside of cards: not read (the first is line ${strays.first}).`,
          ),
        ]
      : []),
  ]
  return { cards: count, entries: withGroups(entries, groups, reading), spoiled, warnings, remarks }
}

/** Who is in a group has its name as a tag. */
function withGroups(entries: readonly ClientEntry[], groups: readonly CardRead[], reading: CardReading) {
  const tags = new Map<string, string[]>()
  for (const { entry, group } of groups) {
    const known = fold(entry.name)
    const tag = reading.tags.get(known) ?? entry.name
    reading.tags.set(known, tag)
    for (const uid of group ?? []) tags.set(uid, [...(tags.get(uid) ?? []), tag])
  }
  if (tags.size === 0) return entries
  return entries.map((entry) => {
    const more = (entry.uid !== null && tags.get(entry.uid)) || []
    return more.length === 0 ? entry : { ...entry, tags: [...entry.tags, ...more] }
  })
}

function photoRemarks(passedOver: ReadonlyMap<string, number>): string[] {
  if (passedOver.size === 0) return []
  const kinds = new Map<string, number>()
  for (const [name, count] of passedOver) {
    const kind = /^(?:PHOTO|LOGO|KEY|SOUND)$/.test(name) ? name : ''
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  }
  return [say`Left out: ${listed([...kinds].map(([kind, count]) => sayPassedOver(kind, count)))}.`]
}

function sayPassedOver(kind: string, count: number): string {
  switch (kind) {
    case 'PHOTO':
      return plural(count, say`1 photo`, say`${count} photos`)
    case 'LOGO':
      return plural(count, say`1 logo`, say`${count} logos`)
    case 'KEY':
      return plural(count, say`1 key`, say`${count} keys`)
    case 'SOUND':
      return plural(count, say`1 sound`, say`${count} sounds`)
    default:
      return plural(count, say`1 attachment`, say`${count} attachments`)
  }
}

const MOST_NAMED = 8

function unreadRemarks(unread: ReadonlyMap<string, number>): string[] {
  if (unread.size === 0) return []
  const names = [...unread]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => plural(count, say`${name} (1 card)`, say`${name} (${count} cards)`))
  const more = names.length - MOST_NAMED
  const named = listed(names.slice(0, MOST_NAMED))
  return [more > 0 ? say`Not read: ${named} and ${more} more.` : say`Not read: ${named}.`]
}

function groupRemarks(groups: readonly CardRead[]): string[] {
  if (groups.length === 0) return []
  const several = say`${groups.length} groups: whose members have the name as a tag.`
  return [plural(groups.length, say`1 group: whose members have the name as a tag.`, several)]
}

/** Bad cards are saved as cards with the reason in a line of its own, to be mended. */
const BAD_CARDS: BadRowsFile = { ending: 'vcf', head: '', row: asCard }

function asCard(row: CsvRow, reasons: readonly Trouble[]): string {
  const said = reasons
    .map(({ line, reason }) => contentLine(REASON, say`line ${line}: ${reason}`, '4.0'))
    .join('')
  const text = row.cells[0] ?? ''
  return `BEGIN:VCARD\r\n${said}${text.replace(/[\r\n]+/g, '\r\n')}\r\nEND:VCARD\r\n`
}
