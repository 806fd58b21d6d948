import type { Topic } from '../cli/help.ts'

/** `crm help search`: what `crm find` finds. */
export const search: Topic = {
  title: 'Search',
  lines: [
    'crm find looks in the notes of contacts, in follow-ups (what, and what was said when they were done), and in everything known of clients: names, aliases, title, note, tags, e-mail, phones and other contact points, and fields of your own.',
    ['crm find bond', 'each word from its beginning: bond, bonds, bondholder; not vagabond'],
    ['crm find bond fri', 'every word must be there, anywhere in the note, in any order'],
    ["crm find 'fixed deposit'", 'what has a space is a phrase: these whole words, one after the other'],
    ['crm find \'"bond"\'', 'quotes of its own: the whole word, so bonds is not found'],
    ['crm find 债', 'Chinese, Japanese, Thai: one character or more, anywhere in a sentence'],
    ['crm find muller', 'capitals, accents and width do not count: Müller, MÜLLER; strasse finds Straße'],
    ['crm find 3.5%', 'punctuation only parts words: 3 and 5 one after the other; also ann@acme.example'],
    [
      'crm find bond tag:vip -@lost',
      'a word that asks for a field that exists, or for a segment, is a filter; quotes do not change that',
    ],
    [
      'crm find bond --from 2026-10',
      'contacts by their day, follow-ups by the day they are due; clients have no day and are left out',
    ],
    ['crm find bond --in notes', 'only there; also names, fields, followups, and several with commas'],
    'AND, OR, NOT, NEAR, * and the like are words or punctuation like any other. Signs such as emoji are not found, and of a word of more than 100 letters the first 100 count.',
    'The newest come first: contacts by their day, follow-ups by the day they are due, clients by when they were added. ' +
      'Twenty of each kind are shown; --limit and --all show more. Archived clients are left out unless archived:all is among the words.',
  ],
}
