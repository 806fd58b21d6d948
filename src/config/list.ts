import { command } from '../cli/define.ts'
import { listed, said, say, toSay } from '../language/say.ts'
import type { Origin } from './in-force.ts'

const ORIGINS: Readonly<Record<Origin, string>> = {
  option: toSay('option'),
  environment: toSay('environment'),
  file: toSay('file'),
  default: toSay('default'),
}

export const listSettings = command({
  name: 'config list',
  summary: 'List the settings, and where each value comes from',
  details: [
    'An option of the command line beats the environment, the environment beats the settings file, and that beats ' +
      'what crm takes by itself.',
  ],
  fields: {},
  examples: [{ line: 'crm config list', says: 'every setting with its value; --json has its variable too' }],
  book: 'none',
  formats: ['table', 'markdown', 'csv', 'json'],
  async run(ctx) {
    const { file, each } = await ctx.settings()
    const rows = each().map(({ setting, value, from }) => ({
      name: setting.name,
      value: value || null,
      from: ORIGINS[from],
      variable: setting.variable,
      says: said(setting.says),
    }))
    return {
      blocks: [
        {
          kind: 'sheet',
          columns: [
            { key: 'name', title: 'Setting', type: 'text' },
            { key: 'value', title: 'Set to', type: 'text' },
            { key: 'from', title: 'Source', type: 'term' },
            { key: 'says', title: 'What it says', type: 'text' },
          ],
          rows,
        },
      ],
      json: rows.map(({ says: _, ...row }) => row),
      notices: [
        ...(file.problem ? [file.problem().message] : []),
        ...(file.unknown.length > 0
          ? [say`No setting is called so in ${file.path}: ${listed(file.unknown)}.`]
          : []),
      ],
    }
  },
})
