import type { Day } from '../../day.ts'
import { sayShortDay } from '../../language/calendar.ts'
import { say } from '../../language/say.ts'
import type { Grid, GridCell, GridPlanned, GridRow } from '../document.ts'
import type { Gatherer } from '../lines.ts'
import { forHtml, forHtmlLines } from './escape.ts'

/** What a cell has to say of one contact, step or planned contact. */
export interface Entry {
  readonly time: string
  readonly mark: string
  readonly tone: 'code' | 'soon' | 'late'
  readonly text: string
  /** Listed below the calendar; what the plan says stands in its cell alone. */
  readonly listed: boolean
}

/** All that a cell says: contacts with a note, what is to do, what the plan calls for or missed. */
export function entriesOf(row: GridRow, { contacts, followups, planned, gaps }: GridCell): Entry[] {
  const by = (client: string | undefined, text: string) =>
    client === undefined || client === row.label ? text : say`${client}: ${text}`
  const said = contacts
    .filter(({ note }) => note !== '')
    .map(
      ({ time, code, note, client }): Entry => ({
        time: time ?? '',
        mark: code,
        tone: 'code',
        text: by(client, note),
        listed: true,
      }),
    )
  const steps = followups
    .filter(({ what }) => what !== '')
    .map(
      ({ what, client }): Entry => ({
        time: '',
        mark: 'o',
        tone: 'soon',
        text: by(client, what),
        listed: true,
      }),
    )
  const gap = ({ rule, client }: GridPlanned): Entry => ({
    ...PLANNED,
    mark: '!',
    tone: 'late',
    text: by(client, say`planned and not done: ${rule}`),
  })
  const plan = ({ rule, client }: GridPlanned): Entry => ({
    ...PLANNED,
    mark: '·',
    tone: 'soon',
    text: by(client, say`planned: ${rule}`),
  })
  return [
    ...said,
    ...steps,
    ...(gaps ?? []).map(gap),
    ...(contacts.length === 0 ? (planned ?? []).map(plan) : []),
  ]
}

const PLANNED = { time: '', listed: false } as const

/** One entry on a line: when, by what, and what was said. */
export function entryHtml({ time, mark, tone, text }: Entry): string {
  const when = time === '' ? '' : `${forHtml(time)} `
  return `${when}<span class="${tone}">${forHtml(mark)}</span> ${forHtmlLines(text)}`
}

/** Whether there is anything to list below the calendar. */
export function hasTexts({ rows }: Grid): boolean {
  return rows.some(({ cells }) =>
    cells.some(
      ({ contacts, followups }) =>
        contacts.some(({ note }) => note !== '') || followups.some(({ what }) => what !== ''),
    ),
  )
}

/** Lists what was said and is to do by client and day, under headings of a level: open on screens, and always there in print. */
export async function writeNotes(grid: Grid, id: string, level: 2 | 3, out: Gatherer): Promise<void> {
  const months = grid.days[0]?.day.slice(0, 7) !== grid.days.at(-1)?.day.slice(0, 7)
  await out.add(
    `<details class="notes" id="${id}-notes" open="">\n<summary><h${level}>${forHtml(say`What was said, and what is to do`)}</h${level}></summary>\n`,
  )
  await out.add('<div class="list">\n')
  for (const row of grid.rows) {
    const lines = row.cells.flatMap((cell, at) => {
      const day = grid.days[at]?.day
      return day ? linesOf(row, cell, day, months) : []
    })
    if (lines.length === 0) continue
    const wait = out.add(
      `<div class="of"><h${level + 1}>${forHtml(row.label)}</h${level + 1}>\n<ul>\n${lines.join('')}</ul></div>\n`,
    )
    if (wait) await wait
  }
  await out.add('</div>\n</details>\n')
}

function linesOf(row: GridRow, cell: GridCell, day: Day, months: boolean): string[] {
  const name = sayShortDay(day, months)
  return entriesOf(row, cell)
    .filter(({ listed }) => listed)
    .map(
      ({ time, mark, tone, text }) =>
        `<li><time datetime="${day}">${name}${time === '' ? '' : ` ${forHtml(time)}`}</time><span class="${tone}">${forHtml(mark)}</span><span>${forHtmlLines(text)}</span></li>\n`,
    )
}
