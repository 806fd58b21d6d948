import { copyFileSync, existsSync, renameSync } from 'node:fs'
import Database from 'better-sqlite3'
import { searchWords } from '../../src/language/names.ts'
import { placeOf } from '../../src/store/search.ts'

/**
 * The book for the sqlite3 shell, made once: the same rows, and beside them search tables of the same words in a form
 * that older shells can read (`*_find`). Gives its path.
 */
export function shellBook(path: string): string {
  const made = path.replace(/\.db$/, '.shell.db')
  if (existsSync(made)) return made
  const draft = `${made}.new`
  copyFileSync(path, draft)
  const book = new Database(draft)
  book.pragma('journal_mode = off')
  const rows = (query: string) => book.prepare(query).all() as { id: number; day: string; text: string }[]
  const fill = (name: string, query: string) => {
    book.exec(
      `create virtual table ${name}_find using fts5(words, content='', tokenize="unicode61 remove_diacritics 0")`,
    )
    const insert = book.prepare(`insert into ${name}_find (rowid, words) values (?, ?)`)
    for (const { id, day, text } of rows(query))
      insert.run(day === '' ? id : placeOf(day, id), searchWords(text))
  }
  book.transaction(() => {
    fill('touchpoint', `select id, day, note as text from touchpoint where note <> '' order by day, id`)
    fill('followup', 'select id, due as day, what as text from followup order by due, id')
    fill(
      'client',
      `select id, '' as day, name || ' ' || coalesce((select group_concat(name, ' ') from tag t where t.client_id = c.id), '')
       || ' ' || coalesce((select group_concat(value, ' ') from attribute a where a.client_id = c.id), '') as text from client c`,
    )
  })()
  book.close()
  renameSync(draft, made)
  return made
}
