import { command } from '../cli/define.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { listed, say } from '../language/say.ts'
import { understood } from './file.ts'
import { settingsText, writeFile } from './writing.ts'

export const editSettings = command({
  name: 'config edit',
  summary: 'Change the settings file in your editor',
  details: ['What was saved is checked; a file with a mistake is not kept.'],
  fields: {},
  examples: [{ line: 'crm config edit', says: 'the editor is the setting editor, else VISUAL or EDITOR' }],
  book: 'none',
  formats: ['table', 'json'],
  async run(ctx) {
    const { path } = (await ctx.settings()).file
    const before = await settingsText(ctx)
    const after = await edited(ctx, path, before === '' ? '{\n}\n' : before)
    const changed = after !== before && !(before === '' && after.trim() === '{\n}')
    if (changed) await writeFile(ctx, path, after)
    const line = changed ? say`Changed the settings in ${path}.` : say`Nothing was changed in ${path}.`
    return { blocks: [{ kind: 'text', lines: [[{ text: line, whole: true }]] }], json: { path, changed } }
  },
})

/** What the editor saved, once it can be used; on a terminal one may go on mending it. */
async function edited(ctx: Context, path: string, before: string): Promise<string> {
  for (let text = before; ; ) {
    text = await ctx.edit(text)
    const wrong = mistakeIn(text, path)
    if (wrong === undefined) return text
    const again = ctx.ask && (await ctx.ask.confirm(say`${wrong} Edit it again?`))
    if (!again) throw new Failure('usage', wrong, { details: [say`Nothing was changed.`] })
  }
}

function mistakeIn(text: string, path: string): string | undefined {
  const { problem, unknown } = understood(text, path)
  if (problem) return problem().message
  return unknown.length === 0 ? undefined : say`No setting is called so in ${path}: ${listed(unknown)}.`
}
