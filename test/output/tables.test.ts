import { describe, expect, test } from 'vitest'
import { fileNamesOf } from '../../src/output/tables.ts'
import { CLIENTS, gridOf, written } from './samples.ts'

describe('tables of a document', () => {
  test('have file names that are safe everywhere and differ', () => {
    const titles = ['Promises: broken?', '../../etc/passwd', 'CON', '张伟 的客户', 'promises broken', '…', '']
    const tables = [...titles.map((title) => ({ ...CLIENTS, title })), { ...gridOf([]), name: 'calendar' }]
    expect(fileNamesOf(tables, 'report weekly')).toEqual([
      'promises-broken',
      'etc-passwd',
      'table-con',
      '张伟-的客户',
      'promises-broken-2',
      'table',
      'table-2',
      'calendar',
    ])
    const { title: _, ...untitled } = CLIENTS
    expect(fileNamesOf([untitled], 'report weekly')).toEqual(['report-weekly'])
  })

  test('have their foot below them for people, and not in CSV', async () => {
    const sheet = { ...CLIENTS, rows: [], foot: ['and 12 more', 'crm list'] }
    expect(await written('table', [sheet])).toBe('Clients\nNo clients.\nand 12 more\ncrm list\n')
    expect(await written('markdown', [sheet])).toBe('## Clients\n\nNo clients.\n\nand 12 more\\\ncrm list\n')
    expect(await written('csv', [sheet])).not.toContain('more')
  })
})
