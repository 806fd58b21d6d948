import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What every bundle is made with. */
export const DEFINES: Readonly<Record<string, string>> = {
  'process.env.NODE_ENV': '"production"',
  // Else the bundle carries the folder it was built in, and looks there for an addon.
  __dirname: '"/nowhere"',
}

/** Runs the project's own Bun; what it says is told only where it fails. */
export function bun(root: string, args: readonly string[]): void {
  const { BUN_OPTIONS: _, ...env } = process.env
  const program = join(root, 'node_modules', 'bun', 'bin', 'bun.exe')
  const ended = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' })
  if (ended.error) throw ended.error
  if (ended.status !== 0) throw new Error(`The bundler failed.\n${ended.stderr}${ended.stdout}`)
}
