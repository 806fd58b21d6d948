import { command } from '../cli/define.ts'
import { argument, flag, maybe, oneOf, option, text, words } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Document, Line } from '../output/document.ts'
import { answerLine, archivedNotices, closedAs, closedLine, whenDue } from './closing.ts'
import { dropBefore } from './drop-before.ts'
import { everySaid } from './recurring.ts'
import { findFollowups } from './reference.ts'

export const drop = command({
  name: 'drop',
  summary: 'Close follow-ups that will not be done',
  details: [
    'They stay in the book as dropped, with the reason where one is given. What came again (--every) comes no more.',
    'With --before it closes everything open that was due before a day, as after an import of old contacts; a filter says of which clients. crm undo takes all of it back.',
  ],
  fields: {
    what: argument(
      '[id-or-filter...]',
      'numbers as crm due shows them; with --before a filter such as tier:A',
      words(),
    ),
    before: option('--before <when>', 'all that were due before this day, such as "1 oct"', maybe(text())),
    kind: option(
      '--kind <kind>',
      'with --before only these: next, promise or awaiting',
      maybe(oneOf(['next', 'promise', 'awaiting'])),
    ),
    note: option('--note <text>', 'why', maybe(text())),
    dryRun: option('--dry-run', 'show what would be closed, close nothing', flag()),
  },
  examples: [
    { line: 'crm drop 2 --note "they found another bank"', says: 'no longer wanted' },
    { line: 'crm drop --before today --dry-run', says: 'rehearse: what is late, all of it' },
    { line: 'crm drop --before "1 oct" --kind next tier:B,C', says: 'old next steps of the lesser clients' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  rehearses: (input) => input.dryRun,
  run(ctx, input) {
    const { what, before, kind, note, dryRun } = input
    const numbers = what.filter((word) => NUMBER.test(word))
    if (before !== undefined) {
      if (numbers.length === 0) return dropBefore(ctx, { filter: what, before, kind, note, dryRun })
      const both = say`Numbers name follow-ups one by one, --before chooses them by their day: not both.`
      throw new Failure('usage', both, { tip: 'crm drop --help' })
    }
    if (kind !== undefined) throw new Failure('usage', say`--kind goes with --before.`, { tip: TIP })
    const other = what.find((word) => !NUMBER.test(word))
    if (other !== undefined) {
      const said = say`“${other}” is no number of a follow-up; with --before a filter says of which clients.`
      throw new Failure('usage', said, { tip: TIP })
    }
    if (what.length === 0) throw new Failure('usage', say`Which follow-ups?`, { details: ways() })
    const ids = numbers.map((word) => Number(word.replace('#', '')))
    return dropThese(ctx, ids, { note, dryRun })
  },
})

const NUMBER = /^#?\d{1,15}$/
const TIP = 'crm drop --before today tier:C --dry-run'

function ways(): string[] {
  return [
    say`crm drop 3 4             by their numbers, which crm due shows`,
    say`crm drop --before today  all that is late`,
  ]
}

async function dropThese(
  ctx: WriteContext,
  ids: readonly number[],
  { note, dryRun }: { readonly note: string | undefined; readonly dryRun: boolean },
): Promise<Document> {
  const found = await findFollowups(ctx.book.db, ids)
  const open = found.filter((followup) => closedAs(followup) === undefined)
  const lines: Line[] = []
  for (const followup of found) {
    if (closedAs(followup) !== undefined) {
      lines.push(closedLine(followup))
      continue
    }
    await ctx.book.update('followup', followup.id, { dropped_at: ctx.clock.now, result: note ?? null })
    const due = whenDue(followup)
    const told = followup.every === null ? [due] : [due, say`${everySaid(followup.every)}, now ended`]
    lines.push(answerLine({ text: dryRun ? say`Would drop` : say`Dropped` }, followup, told, ';'))
  }
  ctx.book.describe(open.map((followup) => `#${followup.id} ${followup.what}`).join('; '))
  return {
    blocks: [{ kind: 'text', lines }],
    json: found.map((followup) => ({
      id: followup.id,
      kind: followup.kind,
      client: { id: followup.client_id, name: followup.client },
      what: followup.what,
      closed: !dryRun && closedAs(followup) === undefined,
    })),
    notices: archivedNotices(open),
  }
}
