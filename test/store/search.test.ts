import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Book, openBook } from '../../src/store/open.ts'
import { indexTexts } from '../../src/store/search.ts'

/** Every word of the index, with the note and the place it stands at. */
async function indexed(notes: readonly string[], at: 'once' | 'each'): Promise<unknown[]> {
  const book = (await openBook(':memory:', { stamp: 'test' })) as Book
  const rows = notes.map((note, index) => ({ at: index + 1, text: note }))
  for (const part of at === 'once' ? [rows] : rows.map((row) => [row]))
    await indexTexts(book.db, book.engine, 'touchpoint', part)
  book.engine.native?.exec(
    `create virtual table temp.words using fts5vocab(main, touchpoint_search, 'instance')`,
  )
  const found =
    book.engine.native?.prepare('select term, doc, "offset" from words order by 2, 3, 1').all() ?? []
  await book.close()
  return found
}

it('indexes many notes at once as it does one by one, whatever they hold', async () => {
  const note = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'ends\u0000goes on', '"quoted" \\u0000 \\', 'half \ud800 pair', '国债\u0000利率'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(note, { minLength: 2, maxLength: 12 }), async (notes) => {
      expect(await indexed(notes, 'once')).toEqual(await indexed(notes, 'each'))
    }),
    { numRuns: 60 },
  )
})

it('takes several statements for very much text', async () => {
  const notes = Array.from({ length: 5 }, (_, index) => `word${index} ${`${'x'.repeat(99)} `.repeat(15_000)}`)
  const terms = (await indexed(notes, 'once')) as { term: string; doc: number }[]
  expect(
    terms.filter(({ term }) => term.startsWith('word')).map(({ term, doc }) => `${term} ${doc}`),
  ).toEqual(notes.map((_, index) => `word${index} ${index + 1}`))
})
