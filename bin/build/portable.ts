import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { bun, DEFINES } from './bun.ts'

/** Bundles the program for Node into `folder`; better-sqlite3 stays a dependency, for its binaries. */
export function buildPortable(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const draft = mkdtempSync(join(folder, '.build-'))
  try {
    bun(root, [
      'build',
      join(root, 'bin', 'crm.ts'),
      '--target=node',
      '--format=esm',
      '--splitting',
      '--minify-syntax',
      '--minify-whitespace',
      '--external=better-sqlite3',
      '--sourcemap=none',
      ...Object.entries(DEFINES).map(([name, value]) => `--define=${name}=${value}`),
      `--outdir=${draft}`,
      '--entry-naming=crm.mjs',
      '--chunk-naming=lib/[hash].mjs',
    ])
    writeFileSync(join(draft, 'crm'), launcher(enginesOf(root)))
    chmodSync(join(draft, 'crm'), 0o755)
    writeFileSync(join(draft, 'package.json'), '{ "type": "commonjs" }\n')
    mkdirSync(join(draft, 'lib'), { recursive: true })
    writeFileSync(join(draft, 'lib', 'start.cjs'), "import('../crm.mjs')\n")
    for (const name of readdirSync(draft)) {
      rmSync(join(folder, name), { recursive: true, force: true })
      renameSync(join(draft, name), join(folder, name))
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Keeps the executable while the portable launcher has its name. */
export function setNativeAside(dist: string): void {
  const native = join(dist, 'crm')
  // A launcher left by a packing that was broken off is not worth keeping.
  if (existsSync(native) && statSync(native).size > 1e6) renameSync(native, `${native}.native`)
}

export function restoreNative(dist: string): void {
  const native = join(dist, 'crm')
  for (const name of ['crm', 'crm.mjs', 'package.json', 'lib']) {
    rmSync(join(dist, name), { recursive: true, force: true })
  }
  if (existsSync(`${native}.native`)) renameSync(`${native}.native`, native)
}

function enginesOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } })
    .engines.node
}

/** The launcher: every Node ever made can read it, so that an old one says which one is needed. */
function launcher(engines: string): string {
  const found = /^\^(\d+)\.(\d+) \|\| >=(\d+)$/.exec(engines)
  if (!found) throw new Error(`The launcher does not know how to check for Node ${engines}.`)
  const [, major, minor, next] = found
  return `#!/usr/bin/env node
'use strict'
var version = process.versions.node.split('.')
var major = Number(version[0])
if (major >= ${next} || (major === ${major} && Number(version[1]) >= ${minor})) {
  require('./lib/start.cjs')
} else {
  process.stderr.write(
    'crm: Node ${next} or newer (or ${major}.${minor} and later ${major}) is needed, and this is Node ' + process.versions.node + '.\\n'
  )
  process.exitCode = 1
}
`
}
