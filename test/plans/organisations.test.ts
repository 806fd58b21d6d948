import { expect, it } from 'vitest'
import { app } from '../crm.ts'

it('an organisation that has people, no tier and no plan is told of only where it is asked for', async () => {
  const crm = app()
  await crm.ok('add Ann --org Harbour --tier A')
  const names = async (line: string) =>
    JSON.parse(await crm.ok(`plan ${line} --json`)).clients.map(({ name }: { name: string }) => name)
  expect(await names('show')).toEqual(['Ann'])
  expect(await names('show harbour')).toEqual(['Harbour'])
  await crm.ok('plan set harbour "any every 30d"')
  expect(await names('show')).toEqual(['Ann', 'Harbour'])
})
