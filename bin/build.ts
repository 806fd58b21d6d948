import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { manualPage } from '../src/cli/roff.ts'
import { MANUAL } from '../src/program.ts'
import { buildNative, isStale } from './build/native.ts'
import { buildPortable, restoreNative, setNativeAside } from './build/portable.ts'

const USAGE = `node bin/build.ts [native]    dist/crm, one executable file with all it needs
    --if-stale              only where a source is newer
    --target <bun target>   for another platform, such as bun-darwin-arm64
    --out <file>
node bin/build.ts portable    the same program for Node: a launcher and a bundle
    --out <folder>
node bin/build.ts prepare     at the end of npm install: native, unless npm packs
node bin/build.ts prepack     portable in dist, the executable set aside
node bin/build.ts postpack    the executable put back`

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'dist')

async function build(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'if-stale': { type: 'boolean' },
      target: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const task = values.help ? 'help' : (positionals[0] ?? 'native')
  if (task === 'native') {
    const out = resolve(values.out ?? join(dist, 'crm'))
    if (!values['if-stale'] || isStale(root, out)) native(out, values.target)
  } else if (task === 'portable') {
    buildPortable(root, resolve(values.out ?? dist))
  } else if (task === 'prepare') {
    await prepare()
  } else if (task === 'prepack') {
    setNativeAside(dist)
    buildPortable(root, dist)
    await writeManual()
  } else if (task === 'postpack') {
    restoreNative(dist)
  } else {
    console.log(USAGE)
    process.exitCode = task === 'help' ? 0 : 2
  }
}

/** npm runs this when it has installed, and also between prepack and postpack. */
async function prepare(): Promise<void> {
  if (process.env.npm_command === 'pack' || process.env.npm_command === 'publish') return
  await writeManual()
  if (existsSync(join(root, 'node_modules', 'bun'))) native(join(dist, 'crm'))
  else console.error('dist/crm is not built: the development dependencies are not installed.')
}

/** The manual page beside the program; npm puts it where `man` looks. */
async function writeManual(): Promise<void> {
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'crm.1'), await manualPage(MANUAL))
}

function native(out: string, target?: string): void {
  const { platform, bytes } = buildNative(root, out, target)
  console.log(`${out}: ${platform}, ${Math.round(bytes / 1e6)} MB`)
  // npm on Windows starts a file without an ending only through a script.
  if (process.platform === 'win32') buildPortable(root, dist)
}

try {
  await build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
