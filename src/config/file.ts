import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../context.ts'
import { Failure } from '../errors.ts'
import { said, say } from '../language/say.ts'
import { settingsPath } from './place.ts'
import { SETTINGS, type Setting } from './settings.ts'

/** What the settings file says, and what is wrong with it. */
export interface SettingsRead {
  readonly path: string
  /** The values that fit, by the name of the setting. */
  readonly values: ReadonlyMap<string, string>
  /** What cannot be used; said to whoever runs a command that reads settings. */
  readonly problem: (() => Failure) | undefined
  /** Names in the file that no setting has. */
  readonly unknown: readonly string[]
}

/** Reads the settings file of a world; no file is an empty one. */
export function readSettings(world: Pick<World, 'env' | 'cwd' | 'home' | 'platform'>): SettingsRead {
  const path = settingsPath(world)
  try {
    return { path, ...understood(readFileSync(path, 'utf8'), path) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const none = { path, values: new Map<string, string>(), unknown: [] }
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ...none, problem: undefined }
    return { ...none, problem: () => new Failure('usage', say`The settings file ${path} cannot be read.`) }
  }
}

/** What a text says as a settings file. */
export function understood(text: string, path: string): Omit<SettingsRead, 'path'> {
  const values = new Map<string, string>()
  const file = parsed(text)
  if (file === undefined) return { values, unknown: [], problem: () => noSettings(path) }
  let problem: SettingsRead['problem']
  for (const setting of SETTINGS) {
    const given = Object.hasOwn(file, setting.name) ? file[setting.name] : undefined
    if (given === undefined) continue
    const value = setting.read(given)
    if (value !== undefined) values.set(setting.name, value)
    else problem ??= () => unfit(setting, given, path)
  }
  const unknown = Object.keys(file).filter((name) => !SETTINGS.some((setting) => setting.name === name))
  return { values, unknown, problem }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const file: unknown = JSON.parse(text.trim() || '{}')
    return file !== null && typeof file === 'object' && !Array.isArray(file)
      ? (file as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function noSettings(path: string): Failure {
  return new Failure('usage', say`The settings file ${path} is no JSON object.`, { tip: 'crm config edit' })
}

function unfit(setting: Setting, given: unknown, path: string): Failure {
  const shown = typeof given === 'string' ? given : (JSON.stringify(given) ?? '')
  return new Failure('usage', say`${setting.name} in ${path} takes ${said(setting.takes)}, not “${shown}”.`, {
    tip: `crm config unset ${setting.name}`,
  })
}

/** The settings file of a run, and the environment as it was before it. */
export interface SettingsOfRun extends SettingsRead {
  readonly environment: World['env']
}

/** Whether the variable of a setting says something. */
export function isSet(setting: Setting, env: World['env']): boolean {
  const value = env[setting.variable]
  return value !== undefined && (value !== '' || setting.mayBeEmpty === true)
}

/** The environment with the variables that only the settings file fills; what it says itself stays. */
export function filledBy(file: SettingsRead, { env: bare, home }: Pick<World, 'env' | 'home'>): World['env'] {
  const env: Record<string, string | undefined> = { ...bare }
  for (const setting of SETTINGS) {
    const value = file.values.get(setting.name)
    if (value === undefined || isSet(setting, env)) continue
    env[setting.variable] = setting.path?.(value) ? fromHome(value, home) : value
  }
  return env
}

/** A path that begins with ~/ from the home folder. */
export function fromHome(path: string, home: string): string {
  return /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path
}
