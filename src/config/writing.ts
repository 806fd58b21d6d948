import { dirname } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { nearest } from '../language/nearest.ts'
import { said, say } from '../language/say.ts'
import { fromHome } from './file.ts'
import { SETTINGS, type Setting } from './settings.ts'

/** The setting of a name, or an error with the same command for the nearest there is. */
export function settingNamed(typed: string, verb: 'get' | 'set' | 'unset' = 'get', value?: string): Setting {
  const found = SETTINGS.find(({ name }) => name === typed.toLowerCase())
  if (found) return found
  const near = nearest(
    typed,
    SETTINGS.map(({ name }) => name),
  )
  throw new Failure('usage', say`There is no setting “${typed}”.`, {
    tip: near ? ['crm config', verb, near, ...plainWord(value)].join(' ') : 'crm config list',
  })
}

/** What may stand on a command line as it is. */
function plainWord(value: string | undefined): string[] {
  return value !== undefined && /^[\w./~-]+$/.test(value) ? [value] : []
}

/** A value as the file keeps it; a path is kept from its root, so that it means the same everywhere. */
export function valueTyped(ctx: Pick<Context, 'files' | 'machine'>, setting: Setting, typed: string): string {
  const rooted = /^(~?[/\\]|[A-Za-z]:)/.test(typed)
  const whole = setting.path && typed !== '' && setting.path(typed) && !rooted ? ctx.files.path(typed) : typed
  const value = setting.read(whole)
  if (value !== undefined && isMissing(ctx, setting, value))
    throw new Failure('notFound', say`There is no file ${value}.`, {
      tip: `crm config set ${setting.name} cn`,
    })
  if (value !== undefined) return value
  throw new Failure('usage', say`${setting.name} takes ${said(setting.takes)}, not “${typed}”.`)
}

/** Whether a file that every later command would read is not there. */
function isMissing(
  { files, machine }: Pick<Context, 'files' | 'machine'>,
  { isThere, path }: Setting,
  value: string,
): boolean {
  return isThere === true && path?.(value) === true && !files.exists(fromHome(value, machine.home))
}

/** The text of the settings file; none where there is no file. */
export async function settingsText(ctx: Pick<Context, 'files' | 'settings'>): Promise<string> {
  const { path, problem } = (await ctx.settings()).file
  if (!ctx.files.exists(path)) return ''
  try {
    return new TextDecoder().decode(await ctx.files.read(path))
  } catch (error) {
    throw problem?.() ?? error
  }
}

/** Writes one value, or none for undefined; all else in the file stays, and gives whether it was there. */
export async function writeValue(
  ctx: Pick<Context, 'files' | 'settings'>,
  { name }: Setting,
  value: string | undefined,
): Promise<boolean> {
  const text = await settingsText(ctx)
  const { path, problem } = (await ctx.settings()).file
  let file: Record<string, unknown>
  try {
    file = JSON.parse(text.trim() || '{}')
  } catch (error) {
    throw problem?.() ?? error
  }
  if (file === null || typeof file !== 'object' || Array.isArray(file)) throw problem?.()
  const was = Object.hasOwn(file, name)
  if (value === undefined) delete file[name]
  else file[name] = value
  if (was || value !== undefined) await writeFile(ctx, path, `${JSON.stringify(file, null, 2)}\n`)
  return was
}

/** Puts the settings file in its place, whole and for its owner alone. */
export async function writeFile(
  { files }: Pick<Context, 'files'>,
  path: string,
  text: string,
): Promise<void> {
  const missing: string[] = []
  for (let folder = dirname(path); !files.exists(folder); folder = dirname(folder)) missing.unshift(folder)
  for (const folder of missing) await files.makeFolder(folder)
  const draft = await files.create(path)
  try {
    await draft.write(text)
    await draft.finish()
  } catch (error) {
    await draft.abandon()
    throw error
  }
}
