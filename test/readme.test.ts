import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { READMES, readmeWithReference } from '../bin/reference.ts'
import { VERSION } from '../src/version.ts'
import { app, words } from './crm.ts'
import { exampleBook } from './example.ts'

const root = join(import.meta.dirname, '..')
describe('the package', () => {
  it('has the version of the program', () => {
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version).toBe(VERSION)
  })
})

describe.each(Object.entries(READMES))('%s', (name, lang) => {
  const readme = readFileSync(join(root, name), 'utf8')
  it('has the reference that the program gives (npm run reference)', async () => {
    expect(readme).toBe(await readmeWithReference(name))
  })

  it('pictures what the program draws of the sample book', async () => {
    const crm = app()
    await crm.ok(`demo --keep sample.db --lang ${lang}`)
    expect(readme).toContain(
      `\`\`\`\n$ crm grid tier:A\n${await crm.ok(`grid tier:A --db sample.db --lang ${lang}`)}\`\`\`\n`,
    )
  })

  const tasks = readme.slice(0, readme.indexOf('<!-- reference'))
  const lines = [...tasks.matchAll(/^crm [^\n]*$/gm)].map(([line]) => line.replace(/\s+#.*$/, ''))

  it('shows commands', () => {
    expect(lines.length).toBeGreaterThan(20)
  })

  it('every command it shows runs, one after the other', async () => {
    const crm = app()
    await exampleBook(crm)
    for (const line of lines) {
      const ran = await crm.run([...words(line).slice(1), '--lang', lang])
      expect(ran, `${line}\n${ran.err}`).toMatchObject({ code: 0 })
    }
  })
})
