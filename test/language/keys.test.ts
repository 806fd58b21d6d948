import { describe, expect, it } from 'vitest'
import { keysOf } from '../../src/language/keys.ts'
import { chineseReader, type Named } from '../../src/language/pinyin.ts'
import { SURNAMES } from './surnames.ts'

const read = await chineseReader()

function keys(name: string, kind: Named = 'person') {
  const found = keysOf({ kind, names: [name], emails: [], phones: [] }, read)
  return (of: string) => found.flatMap(({ kind, key }) => (kind === of ? [key] : []))
}

describe('the keys of a name', () => {
  it('have every surname as surnames are read', () => {
    expect(new Set(SURNAMES.map(({ surname }) => surname)).size).toBeGreaterThan(400)
    const missing = SURNAMES.flatMap(({ surname, readings }) => {
      const of = keys(`${surname}小明`)
      return readings
        .filter((reading) => !of('sound').includes(reading) || !of('reading').includes(`${reading}xiaoming`))
        .map((reading) => `${surname} ${reading}: ${of('sound')}`)
    })
    expect(missing).toEqual([])
  })

  it('are few and soon made, however long it is', () => {
    const begin = performance.now()
    for (const name of ['张伟行长乐'.repeat(10_000), '单 曾 仇 解 查 区 乐 行 长 朝 重 '.repeat(1000)])
      expect(keys(name)('sound').length).toBeLessThan(100)
    expect(performance.now() - begin).toBeLessThan(3000)
  })
})
