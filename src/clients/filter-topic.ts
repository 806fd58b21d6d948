import type { Topic } from '../cli/help.ts'
import { FILTER_FIELDS } from './filter.ts'

/** `crm help filters`, from the table of the filter language. */
export const filters: Topic = {
  title: 'Filters',
  lines: [
    'A filter says which clients are meant. Every command that takes many clients takes one: list, grid, due, tag, find, report, export.',
    'Every word must fit. A comma means or: tier:A,B. A dash before a word means not: -tag:lost. Case and accents do not count.',
    ...FILTER_FIELDS.map(({ example, says }): [string, string] => [example, says]),
    ['city:Leeds', 'a field of your own; * stands for any text; turnover:>5000 compares numbers and days'],
    ['@quiet-vips', 'is in the segment; -@quiet-vips is not, @one,@other is in one of them'],
    'A segment is a filter under a name: crm segment save quiet-vips tag:vip quiet:30d. Use it wherever a filter goes, also within ' +
      'another segment; what it means is worked out anew each time, so quiet:30d and owner:me fit the day and the person. ' +
      'archived:yes within a segment counts as if it were written out. crm segment list shows them all.',
    "A shell takes > and < for itself: put such words in quotes, as in 'quiet:>30d'. quiet:30d needs none. PowerShell takes @ as well: '@quiet-vips'.",
    'A text with a comma goes in double quotes within single ones: \'org:"Acme, Inc"\'.',
  ],
}
