import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import type { Context } from '../context.ts'
import { Failure, NeedsYes } from '../errors.ts'
import { say } from '../language/say.ts'
import { findFaults } from '../store/check.ts'
import { copyBook, replaceBook } from '../store/copy.ts'
import type { Book } from '../store/open.ts'

export const restoreBook = command({
  name: 'db restore',
  summary: 'Put a backup in the place of the book',
  details: ['The book as it was is kept beside it.'],
  fields: { file: argument('<file>', 'a backup made by crm db backup', text()) },
  examples: [{ line: 'crm db restore backup.db --yes', says: 'after a disaster' }],
  book: 'none',
  async run(ctx, input) {
    const file = ctx.files.path(input.file)
    if (!ctx.files.exists(file)) throw new Failure('notFound', say`There is no file ${file}.`)
    const draft = `${ctx.bookPath}.restoring-${ctx.uid()}`
    await copySound(ctx, file, draft)
    const current = await ctx.openBook(ctx.bookPath).catch(() => undefined)
    if (!current && !ctx.files.exists(ctx.bookPath)) {
      await ctx.files.move(draft, ctx.bookPath)
      return {
        blocks: [
          { kind: 'text', lines: [[{ text: say`Restored ${ctx.bookPath} from ${file}.`, whole: true }]] },
        ],
      }
    }
    if (!ctx.yes) {
      await current?.close()
      await ctx.files.remove(draft)
      throw new NeedsYes(say`This puts ${file} in the place of the book ${ctx.bookPath}.`, say`Restore it?`)
    }
    const kept = await keepCurrent(ctx, current)
    if (current?.engine.native) replaceBook(current.engine.native, ctx.bookPath, draft)
    else await ctx.files.move(draft, ctx.bookPath)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            [{ text: say`Restored ${ctx.bookPath} from ${file}.`, whole: true }],
            [{ text: say`The book as it was is kept in ${kept}.`, whole: true }],
          ],
        },
      ],
    }
  },
})

/** Copies a backup to `draft` if it is a whole book. */
async function copySound(ctx: Context, file: string, draft: string): Promise<void> {
  const backup = await ctx.openBook(file)
  try {
    const native = backup?.engine.native
    if (!backup || !native) throw new Failure('unusable', say`${file} is not a book.`)
    const faults = await findFaults(backup.db, backup.engine)
    if (faults.length > 0)
      throw new Failure('unusable', say`The backup ${file} is damaged itself.`, { details: faults })
    copyBook(native, draft)
  } finally {
    await backup?.close()
  }
}

/** Keeps the present book beside its place, even one that cannot be opened any more. */
async function keepCurrent(ctx: Context, current: Book | undefined): Promise<string> {
  const kept = `${ctx.bookPath}.before-restore-${ctx.clock.now.slice(0, 19).replace(/[^\dT]/g, '')}`
  if (current?.engine.native) copyBook(current.engine.native, kept)
  else await ctx.files.move(ctx.bookPath, kept)
  return kept
}
