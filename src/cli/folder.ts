import { join } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import type { Draftfile } from '../files.ts'
import { say } from '../language/say.ts'
import type { Document, Look } from '../output/document.ts'
import { fileNamesOf, tablesOf } from '../output/tables.ts'
import { writerFor } from '../output/write.ts'

/**
 * Writes each table of a document to a CSV file of its own and gives their names. All are written under other names
 * before the first takes its place, so that a failure leaves the folder as it was.
 */
export async function writeFolder(
  document: Document,
  look: Look,
  { files, bookPath }: Pick<Context, 'files' | 'bookPath'>,
  folder: string,
  otherwise: string,
): Promise<string[]> {
  const tables = tablesOf(document.blocks)
  if (tables.length === 0)
    throw new Failure('usage', say`There is no table in this to write as CSV.`, {
      tip: say`the same command with ${'--json'}`,
    })
  const names = fileNamesOf(tables, otherwise).map((name) => `${name}.csv`)
  if (names.some((name) => files.isSame(join(folder, name), bookPath)))
    throw new Failure('refused', say`The book itself is in the way in ${folder}: nothing was written.`)
  const write = await writerFor('csv')
  const made = await files.makeFolder(folder)
  const drafts: Draftfile[] = []
  let finished = 0
  try {
    for (const [at, table] of tables.entries()) {
      const draft = await files.create(join(folder, names[at] as string))
      drafts.push(draft)
      await write({ blocks: [table] }, look, (text) => draft.write(text))
    }
    for (const draft of drafts) {
      await draft.finish()
      finished++
    }
  } catch (error) {
    for (const draft of drafts.slice(finished)) await draft.abandon()
    if (made) await files.removeFolder(folder)
    throw error
  }
  return names
}
