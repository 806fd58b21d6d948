import { expect, it } from 'vitest'
import { correctionsQuery, removalsQuery } from '../../src/exchange/events/events-queries.ts'
import { revisionsQuery } from '../../src/exchange/events/ical-queries.ts'
import { openBook } from '../../src/store/open.ts'
import { planOf } from '../clients/books.ts'

it('what calendars ask of the journal is answered through its indexes', async () => {
  const book = await openBook(':memory:', { stamp: 's' })
  if (!book) throw new Error('no book')
  const byClient =
    /^SEARCH change USING INDEX change_client \(client_id=\?\)\nSEARCH journal USING INTEGER PRIMARY KEY/
  expect(planOf(book, correctionsQuery(book.db, [1, 2]))).toMatch(byClient)
  expect(planOf(book, revisionsQuery(book.db, [1, 2]))).toMatch(byClient)
  expect(planOf(book, removalsQuery(book.db))).toBe(
    'SCAN journal\nSEARCH change USING INDEX change_journal (journal_id=?)',
  )
  await book.close()
})
