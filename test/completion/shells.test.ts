import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forBash, forPowerShell, inBash, readBashLine } from '../../src/completion/shells.ts'

/** What bash itself makes of words on a line; nothing may be expanded or run. */
function inRealBash(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.join(' ')}`
  return execFileSync('bash', ['--norc', '-c', script], { cwd: '/', encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)
}

const hostile = fc
  .string({
    unit: fc.constantFrom(...'ab 张é😀$`"\'\\!()[]{}<>|&;*?~#=@%^,.-:/'),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() !== '')

describe('a value on a bash line', () => {
  it('is one word that bash reads back exactly, in each kind of quotes', () => {
    const values = fc.sample(hostile, { numRuns: 300, seed: 5 })
    expect(inRealBash(values.map((value) => forBash(value, '')))).toEqual(values)
    expect(inRealBash(values.map((value) => `"${forBash(value, '"')}"`))).toEqual(values)
    expect(inRealBash(values.map((value) => `'${forBash(value, "'")}'`))).toEqual(values)
  })

  it('is read from a line as bash reads it', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '"', "'"),
        (words, quote) => {
          const written = words.map((word) => `${quote}${forBash(word, quote as '')}${quote}`)
          const { words: before, current } = readBashLine(`crm ${written.join(' ')}`)
          expect([...before, current]).toEqual(['crm', ...words])
        },
      ),
    )
  })

  it.each([
    ['crm log zh', ['crm', 'log'], 'zh', ''],
    ['crm log ', ['crm', 'log'], '', ''],
    ['crm log "zhang w', ['crm', 'log'], 'zhang w', '"'],
    ["crm log 'zhang w", ['crm', 'log'], 'zhang w', "'"],
    ['crm log zhang\\ w', ['crm', 'log'], 'zhang w', ''],
    ['crm log "" ', ['crm', 'log', ''], '', ''],
  ])('%s', (line, words, current, quote) => {
    expect(readBashLine(line)).toMatchObject({ words, current, quote })
  })

  it.each([
    ['crm list @k', 'k', '@keys', 'keys'],
    ['crm list tag:v', 'v', 'tag:vip', 'vip'],
    ['crm due --format=j', 'j', '--format=json', 'json'],
    ['crm log zw', 'zw', '张伟', '张伟'],
    ['crm log "zh', 'zh', 'Zhang Wei', 'Zhang Wei'],
    ['crm log Zhang\\ W', 'Zhang\\ W', 'Zhang Wei', 'Zhang\\ Wei'],
    ['crm list tag:v', 'v', '张伟', undefined],
  ])('%s, where bash puts it in place of “%s”: %s', (line, part, value, written) => {
    expect(inBash(value, readBashLine(line), part)).toBe(written)
  })
})

describe('a value on a PowerShell line', () => {
  it.each([
    ['Zhang', 'Zhang'],
    ['张伟', '张伟'],
    ['--month', '--month'],
    ['Zhang Wei', "'Zhang Wei'"],
    ["O'Neil $(x)", "'O''Neil $(x)'"],
    ['a\u2019b', "'a\u2019\u2019b'"],
    ['@keys', "'@keys'"],
    ['#12', "'#12'"],
    ['-x', '-x'],
    ['-x y', "'-x y'"],
  ])('%s', (value, written) => {
    expect(forPowerShell(value)).toBe(written)
  })
})
