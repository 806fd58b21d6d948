import type { Globals } from '../cli/parse.ts'
import type { World } from '../context.ts'
import { locale } from '../language/say.ts'
import { isSet, readSettings, type SettingsOfRun } from './file.ts'
import { SETTINGS, type Setting } from './settings.ts'

/** Where the value of a setting comes from, the strongest first. */
export type Origin = 'option' | 'environment' | 'file' | 'default'

export interface SettingInForce {
  readonly setting: Setting
  /** Empty where nothing is set and nothing is taken in its place. */
  readonly value: string
  readonly from: Origin
}

/** The user's settings as they hold for one run. */
export interface SettingsInForce {
  readonly file: SettingsOfRun
  each(): readonly SettingInForce[]
}

/** The settings of a run: options beat the environment, that beats the file, that beats what the program takes. */
export function settingsInForce(world: World, globals: Globals, bookPath: string): SettingsInForce {
  const file = world.settings ?? { ...readSettings(world), environment: world.env }
  const options = globals as unknown as Readonly<Record<string, unknown>>
  return {
    file,
    each: () =>
      SETTINGS.map((setting) => {
        const typed = optionOf(setting, options)
        if (typed !== undefined) return { setting, value: typed, from: 'option' }
        if (isSet(setting, file.environment))
          return { setting, value: file.environment[setting.variable] ?? '', from: 'environment' }
        const filed = file.values.get(setting.name)
        if (filed !== undefined) return { setting, value: filed, from: 'file' }
        return { setting, value: taken(setting.name, world, bookPath), from: 'default' }
      }),
  }
}

/** What a global option says in place of the setting. */
function optionOf({ option }: Setting, options: Readonly<Record<string, unknown>>): string | undefined {
  const value = option && options[option.key]
  if (option?.is !== undefined) return value === (option.is === 'on') ? option.is : undefined
  return typeof value === 'string' ? value : undefined
}

/** What is taken where nobody has said anything. */
function taken(name: string, world: World, bookPath: string): string {
  const { env } = world
  if (name === 'lang') return locale()
  if (name === 'book') return bookPath
  if (name === 'user') return world.user()
  if (name === 'editor') return editorOf(env) ?? ''
  if (name === 'pager') return env.PAGER ?? 'less -FRX'
  if (name === 'color') return 'auto'
  return name === 'ascii' ? 'off' : ''
}

/** The user's editor: what is said to crm alone before what is said to every program. */
export function editorOf(env: World['env']): string | undefined {
  return env.CRM_EDITOR || env.VISUAL || env.EDITOR || undefined
}

/** Whether there is an editor to write longer texts in. */
export function hasEditor(settings: SettingsInForce): boolean {
  return settings.each().some(({ setting, value }) => setting.name === 'editor' && value !== '')
}
