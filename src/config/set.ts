import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { goOnIn, localeNamed, say } from '../language/say.ts'
import { sayLine } from '../output/say-line.ts'
import { isSet } from './file.ts'
import { settingNamed, valueTyped, writeValue } from './writing.ts'

export const setSetting = command({
  name: 'config set',
  summary: 'Set a setting',
  details: ['The value is checked before anything is written. crm config list shows what there is.'],
  fields: {
    setting: argument('<setting>', 'its name, such as lang or dates', text()),
    value: argument('<value>', 'what it is to be', text()),
  },
  examples: [
    { line: 'crm config set lang zh-CN', says: 'crm speaks Chinese from now on' },
    { line: 'crm config set dates dmy', says: '3/4 is the third of April' },
  ],
  book: 'none',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const setting = settingNamed(input.setting, 'set', input.value)
    const value = valueTyped(ctx, setting, input.value)
    await writeValue(ctx, setting, value)
    const { environment, path } = (await ctx.settings()).file
    const spoken = setting.name === 'lang' && !isSet(setting, environment) ? localeNamed(value) : undefined
    if (spoken) await goOnIn(spoken)
    const line = sayLine`${{ text: setting.name, tone: 'strong' }} is now ${{ text: value, whole: true }}, in ${{ text: path, whole: true }}.`
    return {
      blocks: [{ kind: 'text', lines: [line] }],
      json: { name: setting.name, value },
      notices: isSet(setting, environment)
        ? [say`${setting.variable} is set in the environment, and that comes first.`]
        : [],
    }
  },
})
