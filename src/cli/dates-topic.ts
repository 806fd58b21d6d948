import type { Day } from '../day.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import { DATE_PHRASES, type DatePhrases, SAID_AT, SAID_ON } from '../language/date-phrases.ts'
import { HAN } from '../language/patterns.ts'
import { listed, locale, said, say } from '../language/say.ts'
import type { Topic } from './help.ts'

/** `crm help dates`: the table that the tests read, in the reader's language. */
export const dates: Topic = {
  title: 'Dates',
  get lines() {
    return [
      say`In English, in Chinese of both scripts and mixed, with or without spaces. What was understood is shown each time.`,
      say`Read here as if said on ${sayDay(SAID_ON)} at ${SAID_AT}. Next steps and due days look ahead; contacts, reports and the grid look back.`,
      ...DATE_PHRASES.map((row): [string, string] => [phrasesOf(row), meaningOf(row)]),
    ]
  },
}

/** Those of the reader's language first. */
function phrasesOf({ phrases }: DatePhrases): string {
  const isOwn = (phrase: string) => HAN.test(phrase) === (locale() === 'zh-CN')
  return listed([...phrases.filter(isOwn), ...phrases.filter((phrase) => !isOwn(phrase))])
}

function meaningOf(row: DatePhrases): string {
  const reading = readingOf(row)
  if (row.meaning === undefined) return reading
  const meaning = said(row.meaning)
  return reading === '' ? meaning : say`${reading} (${meaning})`
}

function readingOf({ ahead, back, range }: DatePhrases): string {
  if (range !== undefined) {
    const [from, to] = range.split(' ') as [Day, Day]
    return say`as a range ${sayDay(from)} to ${sayDay(to)}`
  }
  if (ahead === undefined || back === undefined || ahead === back) return sayRead(ahead ?? back ?? '')
  return say`ahead ${sayRead(ahead)}, back ${sayRead(back)}`
}

function sayRead(written: string): string {
  const [day = '', time = null] = written.split(' ')
  return day === '' ? '' : sayWhen({ day: day as Day, time })
}
