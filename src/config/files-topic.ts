import type { Topic } from '../cli/help.ts'
import { SETTINGS } from './settings.ts'

/** `crm help files`: where everything lies, what of it is private, and the variables that change it. */
export const filesTopic: Topic = {
  title: 'Files',
  lines: [
    ['~/.local/share/crm/book.db', 'the book on Linux, or crm/book.db in XDG_DATA_HOME'],
    ['~/Library/Application Support/crm/book.db', 'the book on macOS'],
    ['%LOCALAPPDATA%\\crm\\book.db', 'the book on Windows'],
    ['~/.config/crm/config.json', 'the settings on Linux, or crm/config.json in XDG_CONFIG_HOME'],
    ['~/Library/Application Support/crm/config.json', 'the settings on macOS'],
    ['%APPDATA%\\crm\\config.json', 'the settings on Windows'],
    ['~/.cache/crm', 'the unpacked database engine on Linux, or crm in XDG_CACHE_HOME'],
    ['~/Library/Caches/crm', 'the unpacked database engine on macOS'],
    ['%LOCALAPPDATA%\\crm\\Cache', 'the unpacked database engine on Windows'],
    'The book is one SQLite file with all clients, contacts, notes and the history of every change: it is private, and ' +
      'only its owner may read it. Beside it there are book.db-wal and book.db-shm while it is in use. Never copy an open ' +
      'book: crm db backup makes a copy that is whole.',
    'Before a newer crm changes the form of a book it keeps the old one beside it, as book.db.before-update-…; backups lie ' +
      'where crm db backup was told to put them. They are as private as the book.',
    'The settings hold no secrets. What is in the cache can be removed at any time. Nothing is ever sent anywhere.',
    'A variable of the environment comes before the settings file, an option of the command line before both:',
    ['CRM_CONFIG', 'the settings file to use'],
    ...SETTINGS.map(({ variable, says }): [string, string] => [variable, says]),
  ],
}
