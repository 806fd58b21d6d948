import { beforeEach, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add Ann --org Harbour --tier A')
  await crm.ok('add "Lone Ltd" --organisation')
})

/** The names of the rows of this week. */
async function rows(line = ''): Promise<string[]> {
  const { rows } = JSON.parse(await crm.ok(`grid --week --json ${line}`))
  return rows.map(({ name }: { name: string }) => name)
}

it('an organisation whose people have rows has none while nothing is its own', async () => {
  expect(await rows()).toEqual(['Ann', 'Lone Ltd'])
  await crm.ok('log ann T hello')
  expect(await rows()).toEqual(['Ann', 'Lone Ltd'])
})

it.each([
  'log harbour E "invitation"',
  'next harbour tomorrow call the office',
  'edit harbour --tier B',
  'plan set harbour "any every 30d"',
  'archive ann',
])('it has one after: %s', async (line) => {
  await crm.ok(line, { today: '2026-11-20' })
  expect(await rows()).toContain('Harbour')
})

it.each(['harbour', 'kind:organisation', 'org:harbour'])(
  'it has one where it is asked for: %s',
  async (filter) => {
    expect(await rows(filter)).toContain('Harbour')
  },
)

it('it has none where the filter says nothing of it', async () => {
  expect(await rows('quiet:1d -tag:lost')).toEqual(['Ann', 'Lone Ltd'])
})
