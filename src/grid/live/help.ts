import { say } from '../../language/say.ts'

/** What every key does, as the help over the calendar says it: the keys, and what they do. */
export function keysHelp(codes: string): (readonly [string, string])[] {
  return [
    [say`arrows, h j k l`, say`move from cell to cell; past the first and last day lies the next month`],
    ['PgUp PgDn  < >', say`a page of clients; the first and the last client`],
    ['Home End', say`the first and the last day`],
    ['[ ]  t', say`the month before and after; today`],
    [codes, say`log a contact with this client on this day`],
    ['n  Enter', say`write the note of the contact; Ctrl-E opens it in your editor`],
    ['Tab', say`the next of several contacts in the cell; of a follow-up: its kind`],
    ['f', say`add a follow-up: a date, and what is to be done`],
    ['/', say`show other clients: tier:A tag:vip (crm help filters)`],
    ['u', say`take back the last change; one made elsewhere only after a yes`],
    ['r', say`read all again, in order`],
    ['q  Esc', say`leave; everything is in the book already`],
  ]
}
