import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { sortedByName } from '../../src/language/order.ts'
import { speak } from '../../src/language/say.ts'

const sorted = (...names: string[]) => sortedByName(names, (name) => name)

afterEach(() => speak('en'))

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

  it('takes numbers in all names as numbers', () => {
    expect(sorted('Client 10', 'Client 2', 'client 2b', 'Müller 30', 'Müller 4', 'Client')).toEqual([
      'Client',
      'Client 2',
      'client 2b',
      'Client 10',
      'Müller 4',
      'Müller 30',
    ])
  })

  it('puts people where their surname is read', () => {
    expect(
      sorted('曾国藩', '陈明', '单雄信', '丁一', '万俟清', '毛宁', '尉迟恭', '叶文', '曾记糖水'),
    ).toEqual(['曾记糖水', '陈明', '丁一', '毛宁', '万俟清', '单雄信', '叶文', '尉迟恭', '曾国藩'])
  })

  it('puts the script of the reader first', async () => {
    await speak('zh-CN')
    expect(sorted('Zoë', 'Acme 上海', '张伟 David', 'adam', '李娜', 'Client 10', 'Client 9')).toEqual([
      '李娜',
      '张伟 David',
      'adam',
      'Client 9',
      'Client 10',
      'Zoë',
      'Acme 上海',
    ])
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
