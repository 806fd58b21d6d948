import { command } from '../cli/define.ts'
import { say } from '../language/say.ts'
import { findFaults } from '../store/check.ts'

export const checkBook = command({
  name: 'db check',
  summary: 'Check that the book is whole',
  fields: {},
  examples: [{ line: 'crm db check', says: 'reads everything and compares what is kept twice' }],
  book: 'read',
  formats: ['table', 'json'],
  async run(ctx) {
    const faults = await findFaults(ctx.book.db, ctx.book.engine)
    if (faults.length === 0) {
      const good = { text: say`The book is whole.`, tone: 'good' as const }
      return {
        blocks: [{ kind: 'text', lines: [[good]] }],
        json: { whole: true, faults },
      }
    }
    return {
      blocks: [{ kind: 'text', title: say`The book is damaged`, lines: faults }],
      json: { whole: false, faults },
      notices: [say`Restore the last backup: ${'crm db restore <file>'}`],
      exit: 'unusable',
    }
  },
})
