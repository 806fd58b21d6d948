import { dirname } from 'node:path'
import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import { copyBook } from '../store/copy.ts'

export const backupBook = command({
  name: 'db backup',
  summary: 'Copy the book to a file, also while it is in use',
  details: ['Never copy the open book by hand: what was written last may lie in a second file.'],
  fields: { file: argument('<file>', 'where to; it must not be there yet', text()) },
  examples: [{ line: 'crm db backup crm-2026-11-22.db', says: 'a copy to keep elsewhere' }],
  book: 'read',
  run(ctx, input) {
    const to = ctx.files.path(input.file)
    if (!ctx.files.exists(dirname(to)))
      throw new Failure('notFound', say`There is no folder ${dirname(to)}: nothing was written.`)
    const { native } = ctx.book.engine
    if (native) copyBook(native, to)
    return { blocks: [{ kind: 'text', lines: [[{ text: say`The book is copied to ${to}.`, whole: true }]] }] }
  },
})
