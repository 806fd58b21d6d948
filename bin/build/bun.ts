import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the project's own Bun bundler; what it says is told only where it fails. */
export function bun(root: string, args: readonly string[]): void {
  const defines = {
    'process.env.NODE_ENV': 'production',
    // Else the bundle carries the folder it was built in, and looks there for an addon.
    __dirname: '/nowhere',
  }
  const { BUN_OPTIONS: _, ...env } = process.env
  const ended = spawnSync(
    join(root, 'node_modules', 'bun', 'bin', 'bun.exe'),
    [
      'build',
      ...args,
      '--sourcemap=none',
      ...Object.entries(defines).map(([name, value]) => `--define=${name}=${JSON.stringify(value)}`),
    ],
    { cwd: root, env, encoding: 'utf8' },
  )
  if (ended.error) throw ended.error
  if (ended.status !== 0) throw new Error(`The bundler failed.\n${ended.stderr}${ended.stdout}`)
}
