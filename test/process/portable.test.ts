import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portableForm, ROOT, user, VERSION } from './forms.ts'

let folder: string
let crm: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-portable-'))
  crm = portableForm(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Makes Node say that it is another version. */
function pretending(version: string): Record<string, string> {
  const file = join(folder, `node-${version}.cjs`)
  writeFileSync(file, `Object.defineProperty(process.versions, 'node', { value: '${version}' })`)
  return { NODE_OPTIONS: `--require=${file}` }
}

describe('the packed form', () => {
  test('holds the program and what is read about it, and nothing else', () => {
    const root = join(dirname(crm), '..')
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    const expected =
      /^(LICENSE|README(\.zh-CN)?\.md|CHANGELOG\.md|package\.json|dist(\/(crm|crm\.1|crm\.mjs|package\.json|lib(\/\S+\.[cm]js)?))?)$/
    expect(names.filter((name) => !expected.test(name))).toEqual([])
    expect(names).toEqual(
      expect.arrayContaining(['README.md', 'LICENSE', 'dist/crm', 'dist/crm.1', 'dist/crm.mjs']),
    )
  })

  test('leaves the checkout as it was packed from', () => {
    expect(existsSync(join(folder, 'checkout', 'dist', 'crm'))).toBe(false)
  })

  test.each(['0.10.48', '8.17.0', '20.20.2', '22.17.1', '23.11.0'])(
    'on Node %s one line says which is needed',
    async (version) => {
      expect(await user().run(crm, ['--version'], { env: pretending(version) })).toEqual({
        code: 1,
        signal: null,
        out: '',
        err: `crm: Node 24 or newer (or 22.18 and later 22) is needed, and this is Node ${version}.\n`,
      })
    },
  )

  test.each(['22.18.0', '22.30.1', '24.0.0', '100.1.0'])('on Node %s it runs', async (version) => {
    const ended = await user().run(crm, ['--version'], { env: pretending(version) })
    expect(ended).toMatchObject({ code: 0, out: `crm ${VERSION}\n` })
  })

  test('the launcher is written so that any Node can read it', () => {
    expect(readFileSync(crm, 'utf8')).not.toMatch(/=>|`|\b(let|const|class|async|await|import)\b|\?\.|\?\?/)
  })

  test('an old Node on this machine says so too', ({ skip }) => {
    const found = ['/usr/bin/node', '/usr/local/bin/node'].find((name) => {
      if (!existsSync(name)) return false
      const [major = 0] = execFileSync(name, ['-p', 'process.versions.node'], { encoding: 'utf8' })
        .split('.')
        .map(Number)
      return major < 22
    })
    if (!found) return skip('no old Node here')
    expect(() => execFileSync(found, [crm, '--version'], { stdio: 'pipe' })).toThrow(
      /is needed, and this is Node/,
    )
  })

  test('its version is that of package.json', () => {
    expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).toMatchObject({ version: VERSION })
  })
})
