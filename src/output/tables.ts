import type { Block, Facts, Grid, Sheet } from './document.ts'

/** The sheets and grids of a document; of one without any its first facts. */
export function tablesOf(blocks: readonly Block[]): (Sheet | Grid | Facts)[] {
  const tables = blocks.filter((block) => block.kind === 'sheet' || block.kind === 'grid')
  if (tables.length > 0) return tables
  const facts = blocks.find((block) => block.kind === 'facts')
  return facts ? [facts] : []
}

/** What Windows keeps for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
const MOST_LETTERS = 60

/** A file name for each table, without an ending: safe on every system, and no two alike. `otherwise` names what has no name. */
export function fileNamesOf(tables: readonly (Sheet | Grid | Facts)[], otherwise: string): string[] {
  const taken = new Set<string>()
  return tables.map((table) => {
    const own = slugOf(('name' in table ? table.name : undefined) ?? table.title ?? otherwise)
    let name = own
    for (let count = 2; taken.has(name); count++) name = `${own}-${count}`
    taken.add(name)
    return name
  })
}

function slugOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST_LETTERS)
    .replace(/^-|-$/g, '')
  return words === '' || DEVICE.test(words) ? `table-${words}`.replace(/-$/, '') : words
}
