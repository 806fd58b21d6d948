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
})
