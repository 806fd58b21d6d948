import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure, NeedsYes } from '../errors.ts'
import { listed, plural, said, say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import type { Who } from './client.ts'
import { fileAsJson, headOf } from './file.ts'
import { joinFiles, type MergePlan, planMerge } from './merging.ts'
import { clientFile } from './queries.ts'
import { findClient } from './reference.ts'

export const merge = command({
  name: 'merge',
  summary: 'Make one client of two records of it',
  details: [
    'Contacts, follow-ups, contact points, tags and fields of the other go to the one that is kept, and its name ' +
      'becomes an alias. What both say differently stays as the kept one says it. crm undo parts them again.',
  ],
  fields: {
    keep: argument('<keep>', 'the client that stays', text()),
    other: argument('<other>', 'the record of the same client that goes into it', text()),
  },
  examples: [{ line: 'crm merge "zhang wei" 张伟 --yes', says: 'both were the same person' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    const [keep, other] = [await findClient(ctx, input.keep), await findClient(ctx, input.other)]
    if (keep.id === other.id) {
      throw new Failure('usage', say`Both are ${keep.name} #${keep.id}: there is nothing to merge.`)
    }
    if (keep.kind !== other.kind) throw differentKinds(keep, other)
    const plan = await planMerge(db, keep.id, other.id)
    if (!ctx.yes) {
      throw new NeedsYes(
        say`${other.name} #${other.id} would become part of ${keep.name} #${keep.id}.`,
        say`Merge ${other.name} into ${keep.name}?`,
        { details: sayPlan(plan) },
      )
    }
    await joinFiles(ctx, plan)
    ctx.book.describe(say`${other.name} into ${keep.name}`)
    const file = await clientFile(db, keep.id)
    if (!file) throw new Error(`client ${keep.id} is gone`)
    return {
      blocks: [
        {
          kind: 'text',
          title: headOf(say`Merged ${other.name} into`, file),
          lines: sayPlan(plan).map(quiet),
        },
      ],
      json: { ...fileAsJson(file), merged: { id: other.id, uid: other.uid, name: other.name } },
    }
  },
})

function differentKinds(keep: Who, other: Who): Failure {
  const [person, organisation] = keep.kind === 'person' ? [keep, other] : [other, keep]
  return new Failure(
    'refused',
    say`${person.name} is a person and ${organisation.name} an organisation: they stay two.`,
    {
      tip: `crm edit ${person.id} --org "#${organisation.id}"`,
    },
  )
}

function sayPlan(plan: MergePlan): string[] {
  const { touchpoints, followups, rules, points, tags, fields, members } = plan
  const told = (count: number, one: string, several: string) =>
    count === 0 ? [] : [plural(count, one, several)]
  const counted = [
    ...told(touchpoints.length, say`1 contact`, say`${touchpoints.length} contacts`),
    ...told(followups.length, say`1 follow-up`, say`${followups.length} follow-ups`),
    ...(rules.length > 0 ? [say`its contact plan`] : []),
    ...told(points.length, say`1 contact point`, say`${points.length} contact points`),
    ...told(tags.length, say`1 tag`, say`${tags.length} tags`),
    ...told(fields.length, say`1 field`, say`${fields.length} fields`),
    ...told(members.length, say`1 person`, say`${members.length} people`),
  ]
  const twice = plan.doubles.length
  return [
    counted.length > 0 ? say`moves: ${listed(counted)}` : say`moves: nothing but the name`,
    ...told(
      twice,
      say`1 contact of a meeting with both counts once`,
      say`${twice} contacts of a meeting with both counts once`,
    ),
    ...(plan.endedRules.length > 0 ? [say`contact plan stays the one it has`] : []),
    ...plan.conflicts.map(({ what, kept, left }) => say`${said(what)} stays ${kept}, not ${left}`),
  ]
}

function quiet(text: string): Line {
  return [{ text: `  ${text}`, tone: 'quiet' }]
}
