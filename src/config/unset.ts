import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { say } from '../language/say.ts'
import { settingNamed, writeValue } from './writing.ts'

export const unsetSetting = command({
  name: 'config unset',
  summary: 'Take a setting out of the settings file',
  fields: { setting: argument('<setting>', 'its name, such as lang or dates', text()) },
  examples: [{ line: 'crm config unset lang', says: 'crm speaks what the system speaks' }],
  book: 'none',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const setting = settingNamed(input.setting, 'unset')
    const was = await writeValue(ctx, setting, undefined)
    const { path } = (await ctx.settings()).file
    const line = was
      ? say`${setting.name} is no longer set in ${path}.`
      : say`${setting.name} was not set in ${path}.`
    return {
      blocks: [{ kind: 'text', lines: [[{ text: line, whole: true }]] }],
      json: { name: setting.name, removed: was },
    }
  },
})
