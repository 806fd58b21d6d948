import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reference } from '../src/cli/reference.ts'
import { MANUAL } from '../src/program.ts'

const README = join(import.meta.dirname, '..', 'README.md')
const BEGINS = '<!-- reference: made by npm run reference -->\n'
const ENDS = '\n<!-- end of the reference -->\n'

/** The README with its command reference made anew. */
export async function readmeWithReference(): Promise<string> {
  const readme = readFileSync(README, 'utf8')
  const from = readme.indexOf(BEGINS)
  const to = readme.indexOf(ENDS)
  if (from === -1 || to === -1) throw new Error('README.md has lost the marks of its reference.')
  return readme.slice(0, from + BEGINS.length) + (await reference(MANUAL)) + readme.slice(to)
}

if (import.meta.main) writeFileSync(README, await readmeWithReference())
