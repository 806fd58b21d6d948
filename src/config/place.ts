import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { World } from '../context.ts'
import type { SettingsOfRun } from './file.ts'

/** The platform's place for a user's settings, or the file of CRM_CONFIG. */
export function settingsPath({
  env,
  cwd,
  home,
  platform,
}: Pick<World, 'env' | 'cwd' | 'home' | 'platform'>): string {
  if (env.CRM_CONFIG) return resolve(cwd, env.CRM_CONFIG)
  const absolute = (path: string | undefined) => (path && isAbsolute(path) ? path : undefined)
  const folder =
    platform === 'win32'
      ? (absolute(env.APPDATA) ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'))
  return join(folder, 'crm', 'config.json')
}

/** The world as the settings file has it; nothing is loaded where there is none. */
export async function withSettings(world: World): Promise<World> {
  const path = settingsPath(world)
  if (!existsSync(path)) {
    return worldWith(world, { path, values: new Map(), problem: undefined, unknown: [] })
  }
  const { filledBy, readSettings } = await import('./file.ts')
  const file = readSettings(world)
  return worldWith(world, file, filledBy(file, world))
}

function worldWith(world: World, file: Omit<SettingsOfRun, 'environment'>, env = world.env): World {
  const settings: SettingsOfRun = { ...file, environment: world.env }
  // What asks the machine, such as the size of the terminal, is asked only when it is wanted.
  return Object.create(world, {
    env: { value: env, enumerable: true },
    settings: { value: settings, enumerable: true },
  }) as World
}
