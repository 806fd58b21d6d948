import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { settingNamed } from './writing.ts'

export const getSetting = command({
  name: 'config get',
  summary: 'Tell the value of a setting',
  fields: { setting: argument('<setting>', 'its name, as crm config list shows it', text()) },
  examples: [{ line: 'crm config get dates', says: 'nothing where nothing is set' }],
  book: 'none',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { name } = settingNamed(input.setting)
    const { value, from } = (await ctx.settings()).each().find(({ setting }) => setting.name === name) ?? {
      value: '',
      from: 'default',
    }
    return {
      blocks: value === '' ? [] : [{ kind: 'text', lines: [[{ text: value, whole: true }]] }],
      json: { name, value: value || null, from },
    }
  },
})
