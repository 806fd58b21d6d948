import { command } from '../cli/define.ts'
import { argument, maybe, oneOf, option, orBare, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { readPeriod, weekOrWord } from '../grid/period.ts'
import { sayLongDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { countActivity, GROUPINGS } from './activity-queries.ts'
import { activityJson, activitySheet } from './activity-sheet.ts'
import { spansOf } from './spans.ts'

/** Ten years: beyond that nobody asks, and weeks would fill pages. */
const MOST_DAYS = 3660

export const activity = command({
  name: 'report activity',
  summary:
    'Count the contacts of any period: by client, organisation, tag, tier, channel, owner, week or month',
  details: [
    'Counts every contact within the days asked for (without a word: this month) by channel, how many clients it was with and on how many days. The most contacts come first; weeks and months come in order, those without contacts too, and are cut off where the period ends. Clients that are archived are left out; archived:all brings them in.',
  ],
  fields: {
    filter: argument(
      '[filter...]',
      'with which clients, such as tier:A,B tag:vip (crm help filters)',
      words(),
    ),
    by: option(
      '--by <what>',
      'client, org, tag, tier, channel, owner, week, month (default client)',
      maybe(oneOf(GROUPINGS)),
    ),
    month: option('--month <month>', 'a month: 2026-11, november, last (default: this month)', maybe(text())),
    week: option('--week [week]', 'this week, or another: last, 47, 2026-W47', orBare(text())),
    within: option('--within <range>', 'any days, such as "last 30 days" or 2026-q4', maybe(text())),
    from: option('--from <when>', 'the first day, or a month or week that begins with it', maybe(text())),
    to: option('--to <when>', 'the last day (default: today)', maybe(text())),
  },
  examples: [
    { line: 'crm report activity', says: 'this month, by client' },
    { line: 'crm report activity --month last --by channel', says: 'last month, by channel' },
    { line: 'crm report activity tier:A --within 2026 --by week', says: 'key clients, week by week' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json', 'html'],
  pages: true,
  async run(ctx, input) {
    const { today } = ctx.clock
    const { week, word } = await weekOrWord(input.week, today)
    const range = await readPeriod(
      { ...input, week },
      { today, order: ctx.dateOrder, most: MOST_DAYS, command: 'report activity' },
    )
    const filter = readFilter([...word, ...input.filter], { today, actor: ctx.actor })
    const by = input.by ?? 'client'
    const { where, notices } = await matching(ctx.book.db, filter)
    const channels = await channelsOf(ctx.book.db)
    const spans =
      by === 'week' || by === 'month' ? spansOf(range, by).filter(({ from }) => from <= today) : []
    const codes = channels.map(({ code }) => code)
    const counted = await countActivity(ctx.book.db, { where, range, by, codes, spans })
    const about = { range, by, said: sayFilter(filter), channels, spans }
    if (ctx.format === 'html') {
      const { activityPage } = await import('./page.ts')
      const blocks = await activityPage(ctx.book.db, where, counted, about, today)
      return { blocks, about: say`Activity, as of ${sayLongDay(today)}`, notices }
    }
    const forPeople = ctx.format === 'table' || ctx.format === 'markdown'
    return {
      blocks: [activitySheet(counted, about, forPeople)],
      json: activityJson(counted, about),
      notices,
    }
  },
})
