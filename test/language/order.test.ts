import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedByName } from '../../src/language/order.ts'

const sorted = (...names: string[]) => sortedByName(names, (name) => name)

describe('sortedByName', () => {
  it('puts Latin names first, without regard to case and accents, and Chinese by pinyin', () => {
    expect(sorted('张伟', 'Zoë', 'äbel', '李娜', 'Adam', 'zack', '阿明')).toEqual([
      'äbel',
      'Adam',
      'zack',
      'Zoë',
      '阿明',
      '李娜',
      '张伟',
    ])
  })

  it('keeps the order of equal names', () => {
    const items = [
      { id: 1, name: '李娜' },
      { id: 2, name: 'ZOE' },
      { id: 3, name: 'Zoë' },
      { id: 4, name: '李娜' },
    ]
    expect(sortedByName(items, ({ name }) => name).map(({ id }) => id)).toEqual([2, 3, 1, 4])
  })

  it('takes numbers in Chinese names as numbers', () => {
    expect(sorted('张伟 10', '张伟', '张伟 9')).toEqual(['张伟', '张伟 9', '张伟 10'])
  })

  it('sorts Chinese names as the collator does', () => {
    const { compare } = new Intl.Collator('zh', { numeric: true })
    const character = fc.constantFrom(...'王李张刘陈杨黄赵吴周伟芳娜敏静重长行一龥')
    const name = fc.string({ unit: character, minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        expect(sorted(...names)).toEqual(names.toSorted(compare))
      }),
    )
  })

  it('asks the collator alone where other scripts are among the names', () => {
    const names = ['张伟', 'Анна', '李娜', 'さくら']
    expect(sorted(...names)).toEqual(names.toSorted(new Intl.Collator('zh', { numeric: true }).compare))
  })
})
