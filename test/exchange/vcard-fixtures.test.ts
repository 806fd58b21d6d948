import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CardReading, readCard } from '../../src/exchange/cards/cards-entry.ts'
import { cardsIn } from '../../src/exchange/cards/vcard.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/cards')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.vcf'))
/** What each file gives, a line for each client; what is said of it stands below. */
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, string[]>

/** Reads a file in pieces of so many bytes. */
async function read(file: string, size: number): Promise<string[]> {
  const { cards, strays } = cardsIn(createReadStream(join(FOLDER, file), { highWaterMark: size }))
  const reading: CardReading = { order: undefined, tags: new Map(), uids: new Set() }
  const lines: string[] = []
  for await (const card of cards) {
    const { entry, group, troubles, warnings, unread } = readCard(card, reading)
    const { kind, org, title, birthday, note, points, tags, aliases, attributes } = entry
    const parts = [
      kind === 'organisation' && 'organisation',
      org && `of ${org}`,
      title,
      birthday,
      ...points.map((point) => `${point.kind}${point.label ? ` ${point.label}` : ''} ${point.value}`),
      ...tags.map((tag) => `+${tag}`),
      ...aliases.map((alias) => `also ${alias}`),
      ...[...attributes].map(([name, value]) => `${name}=${value}`),
      note && `“${note}”`,
      group && `group of ${group.length}`,
    ]
    lines.push([entry.name, ...parts.filter(Boolean)].join('; '))
    const said = [
      ...troubles.map(({ line, reason }) => `bad, line ${line}: ${reason}`),
      ...warnings.map(({ line, reason }) => `line ${line}: ${reason}`),
      ...(card.passedOver.length > 0 ? [`left out ${card.passedOver.join(', ')}`] : []),
      ...(unread.length > 0 ? [`not read ${unread.join(', ')}`] : []),
    ]
    lines.push(...said.map((each) => `  ${each}`))
  }
  if (strays.count > 0) lines.push(`${strays.count} lines outside, the first ${strays.first}`)
  return lines
}

describe('cards as programs write them', () => {
  it('are all expected to be something', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(FILES.toSorted())
    expect(FILES.length).toBeGreaterThanOrEqual(40)
  })

  it.each(FILES)('%s', async (file) => {
    expect(await read(file, 1 << 16)).toEqual(EXPECTED[file])
  })

  it.each([1, 7])('are the same in pieces of %i bytes', async (size) => {
    for (const file of FILES) expect([file, await read(file, size)]).toEqual([file, EXPECTED[file]])
  })
})
