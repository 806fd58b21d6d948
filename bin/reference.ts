import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reference } from '../src/cli/reference.ts'
import { type Locale, speak } from '../src/language/say.ts'
import { MANUAL } from '../src/program.ts'

/** Each README, and the language it is written in. */
export const READMES: Readonly<Record<string, Locale>> = { 'README.md': 'en', 'README.zh-CN.md': 'zh-CN' }

const ROOT = join(import.meta.dirname, '..')
const BEGINS = '<!-- reference: made by npm run reference -->\n'
const ENDS = '\n<!-- end of the reference -->\n'

/** A README with its command reference made anew. */
export async function readmeWithReference(name: string): Promise<string> {
  const readme = readFileSync(join(ROOT, name), 'utf8')
  const from = readme.indexOf(BEGINS)
  const to = readme.indexOf(ENDS)
  if (from === -1 || to === -1) throw new Error(`${name} has lost the marks of its reference.`)
  await speak(READMES[name] ?? 'en')
  try {
    return readme.slice(0, from + BEGINS.length) + (await reference(MANUAL)) + readme.slice(to)
  } finally {
    await speak('en')
  }
}

if (import.meta.main)
  for (const name of Object.keys(READMES)) writeFileSync(join(ROOT, name), await readmeWithReference(name))
