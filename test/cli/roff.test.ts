import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { globalOptions, optionsOf } from '../../src/cli/help.ts'
import { manualPage } from '../../src/cli/roff.ts'
import { EXIT_CODES } from '../../src/errors.ts'
import { MANUAL } from '../../src/program.ts'
import { app } from '../crm.ts'

describe('the manual page', () => {
  it('has every command with all it takes, and every topic', async () => {
    const page = (await manualPage(MANUAL)).replaceAll('\\-', '-')
    for (const [name, load] of Object.entries(MANUAL.program)) {
      const from = page.indexOf(`.SS "${`crm ${name}`.trim()}"\n`)
      expect(from, name).toBeGreaterThan(0)
      const part = page.slice(from, page.indexOf('\n.S', from + 1))
      for (const [flags] of optionsOf(await load())) expect(part).toContain(`.B ${flags}\n`)
    }
    for (const [flags] of globalOptions()) expect(page).toContain(`.B ${flags}\n`)
    for (const load of Object.values(MANUAL.topics))
      expect(page).toContain(`.SH "${(await load()).title.toUpperCase()}"`)
    for (const { code } of Object.values(EXIT_CODES)) expect(page).toContain(`.B ${code}\n`)
  })

  it('has no request but ours, and is what crm man prints', async () => {
    const page = await manualPage(MANUAL)
    const requests = page.match(/^[.'].*$/gm)?.map((line) => line.split(' ')[0])
    expect([...new Set(requests)].sort()).toEqual([
      '.B',
      '.PP',
      '.SH',
      '.SS',
      '.TH',
      '.TP',
      '.ad',
      '.fi',
      '.nf',
    ])
    expect(page.replaceAll(/\\[-e&]|\\\(dq/g, '')).not.toContain('\\')
    expect((await app().run('man')).out).toBe(page)
  })

  it.runIf(spawnSync('groff', ['--version']).status === 0)('is read by groff without a warning', async () => {
    const input = await manualPage(MANUAL)
    const read = spawnSync('groff', ['-man', '-Tutf8', '-Kutf8', '-ww', '-rLL=100n', '-P-c'], { input })
    expect(String(read.stderr)).toBe('')
    expect(String(read.stdout)).toContain('crm - your clients')
  })
})
