import { main } from '../src/main.ts'
import { addonPlace, type PackedAddon, unpackAddon } from '../src/store/addon.ts'
import { realWorld } from './world.ts'

/** The entry of the one-file program, which carries its addon; the build writes the lines that call it. */
export async function start(addon: PackedAddon): Promise<void> {
  const world = realWorld(() => unpackAddon(addon, addonPlace({ ...place, uid: process.getuid?.() })))
  const place = { env: world.env, home: world.home, platform: world.platform }
  process.exitCode = await main(process.argv.slice(2), world)
}
