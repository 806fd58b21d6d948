import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findClient, suggestClients } from '../../src/clients/reference.ts'
import { Ambiguous, Failure } from '../../src/errors.ts'
import type { Book } from '../../src/store/open.ts'
import { app } from '../crm.ts'
import { onEveryEngine } from '../stores.ts'
import { fill } from './books.ts'
import { FIRMS, PEOPLE } from './names.ts'

const find = async (book: Book, reference: string) =>
  findClient({ book, choices: new Map() }, reference).then(
    (who) => who.name,
    (error: unknown) => {
      if (error instanceof Ambiguous)
        return error.candidates.map(({ label }) => label.replace(/,.*/, '')).sort()
      if (error instanceof Failure) return error.details ?? []
      throw error
    },
  )

onEveryEngine('a Chinese name', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fill(book, [
      ...PEOPLE.map(({ name }) => ({ name })),
      ...FIRMS.map(({ name }) => ({ name, kind: 'organisation' as const })),
    ])
  })
  afterAll(() => book.close())

  it('is found by full pinyin, its beginning, and initials', async () => {
    const wrong: unknown[] = []
    for (const { name, pinyin, initials } of [...PEOPLE, ...FIRMS]) {
      for (const typed of [pinyin, pinyin.toUpperCase(), pinyin.slice(0, -1), initials]) {
        const found = await find(book, typed)
        if (found !== name) wrong.push([typed, found])
      }
    }
    expect(wrong).toEqual([])
  })
})

onEveryEngine('a name', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fill(book, [
      { name: '张小明' },
      { name: '张爱华 David', aliases: ['老板'] },
      { name: 'Acme 上海', kind: 'organisation' },
      { name: 'Jürgen Müller' },
      { name: 'Søren Åkesson' },
      { name: 'Mueller Anna' },
      { name: 'Ødegård AS' },
      { name: 'Łukasz Weiß' },
      { name: 'Nguyễn Đức' },
      { name: 'Ilgın Şahin' },
      { name: 'Jean-Luc O’Brien' },
      { name: '吕丽' },
      { name: '田中さくら' },
      { name: '김민수' },
      { name: '陳重慶' },
      { name: '欧阳海' },
      { name: '𠮷田' },
    ])
  })
  afterAll(() => book.close())

  it.each([
    ['zhangxiaoming', '张小明'],
    ['zhang xiaoming', '张小明'],
    ['zhang xiao ming', '张小明'],
    ['xiaoming', '张小明'],
    ['xiaoming zhang', '张小明'],
    ['zhangxi', '张小明'],
    ['ming', '张小明'],
    ['zhang', ['张小明', '张爱华 David']],
    ['zah', '张爱华 David'],
    ['zahd', '张爱华 David'],
    ['zhangaihua', '张爱华 David'],
    ['david zhang', '张爱华 David'],
    ['laoban', '张爱华 David'],
    ['acmeshanghai', 'Acme 上海'],
    ['acme shanghai', 'Acme 上海'],
    ['shanghai', 'Acme 上海'],
    ['ash', 'Acme 上海'],
    ['muller', 'Jürgen Müller'],
    ['müller', 'Jürgen Müller'],
    ['mueller', 'Mueller Anna'],
    ['anna müller', 'Mueller Anna'],
    ['ödegård', 'Ødegård AS'],
    ['odegaard', 'Ødegård AS'],
    ['oedegaard', 'Ødegård AS'],
    ['odegard', 'Ødegård AS'],
    ['juergen mueller', 'Jürgen Müller'],
    ['juergenm', 'Jürgen Müller'],
    ['soren', 'Søren Åkesson'],
    ['soeren', 'Søren Åkesson'],
    ['aakesson', 'Søren Åkesson'],
    ['akesson', 'Søren Åkesson'],
    ['lukasz', 'Łukasz Weiß'],
    ['weiss', 'Łukasz Weiß'],
    ['nguyen duc', 'Nguyễn Đức'],
    ['ilgin', 'Ilgın Şahin'],
    ['ILGIN ŞAHIN', 'Ilgın Şahin'],
    ['jeanluc', 'Jean-Luc O’Brien'],
    ['obrien', 'Jean-Luc O’Brien'],
    ['lvli', '吕丽'],
    ['luli', '吕丽'],
    ['lyuli', '吕丽'],
    ['lü li', '吕丽'],
    ['tianzhong', []],
    ['田中', '田中さくら'],
    ['김민', '김민수'],
    ['ccq', '陳重慶'],
    ['chenchongqing', '陳重慶'],
    ['陈重庆', '陳重慶'],
    ['張小明', '张小明'],
    ['歐陽', '欧阳海'],
    ['ouyang', '欧阳海'],
    ['oyh', '欧阳海'],
    ['tian', '𠮷田'],
    ['xiaomign', []],
    ['zhangxiaomign', ['nearest: #1 张小明, no contact yet']],
  ])('%s', async (typed, expected) => {
    expect(await find(book, typed)).toEqual(expected)
  })

  it('is suggested by every key', async () => {
    const names = async (typed: string) => (await suggestClients(book.db, typed, 5)).map((who) => who.name)
    expect(await names('zha')).toEqual(['张小明', '张爱华 David'])
    expect(await names('mue')).toEqual(['Mueller Anna', 'Jürgen Müller'])
  })
})

onEveryEngine('a title', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fill(book, [
      { name: '张伟', title: '总经理' },
      { name: '张敏', title: '总务科职员', fields: { 性别: '女' } },
      { name: '张强', fields: { 职务: '销售经理', 性别: '男' } },
      { name: '李娜', fields: { 职位: '中学高级教师' } },
      { name: '李刚', title: '支行行长' },
      { name: '李工集团', kind: 'organisation' },
      { name: '王芳' },
      { name: '陈总' },
      { name: '陈明', title: '总监' },
      { name: '欧阳娜', title: '副总裁' },
      { name: '欧强' },
      { name: '周涛', title: '董事长' },
      { name: '吴铭', title: '工程师' },
      { name: '赵静', title: 'Doctor' },
      { name: '赵云', title: '总裁助理' },
      { name: 'Anna Weber', title: 'Dr.' },
      { name: 'Karl Weber', fields: { gender: 'male' } },
      { name: 'Uwe Müller' },
      { name: '孙丽' },
      { name: '孙伟' },
      { name: '何偉', title: '總經理' },
    ])
  })
  afterAll(() => book.close())

  it.each([
    ['张总', '张伟'],
    ['張總', '张伟'],
    ['何总', '何偉'],
    ['何總', '何偉'],
    ['zhangzong', '张伟'],
    ['zhang zong', '张伟'],
    ['张经理', '张强'],
    ['张伟总', '张伟'],
    ['张女士', ['张伟', '张敏']],
    ['张先生', ['张伟', '张强']],

    ['张医生', ['张伟', '张强', '张敏']],
    ['李老师', '李娜'],
    ['lilaoshi', '李娜'],
    ['李行长', '李刚'],
    ['李行', '李刚'],
    ['李工', '李工集团'],
    ['老王', '王芳'],
    ['小王', '王芳'],
    ['王姐', '王芳'],
    ['王总', '王芳'],
    ['陈总', '陈总'],
    ['欧阳总', '欧阳娜'],
    ['欧总', '欧强'],
    ['周董', '周涛'],
    ['周总', '周涛'],
    ['吴工', '吴铭'],
    ['赵医生', '赵静'],
    ['赵总', ['赵云', '赵静']],
    ['孙老师', ['孙丽', '孙伟']],
    ['Dr. Weber', 'Anna Weber'],
    ['Frau Dr Weber', 'Anna Weber'],
    ['Frau Weber', 'Anna Weber'],
    ['Herr Weber', ['Anna Weber', 'Karl Weber']],
    ['Mr. Mueller', 'Uwe Müller'],
    ['Mr. Haugen', []],
  ])('%s', async (typed, expected) => {
    expect(await find(book, typed)).toEqual(expected)
  })

  it('that nobody has, or that may be a given name, finds nobody by the surname alone', async () => {
    for (const typed of ['张处', '王明', '张主席', 'zhangwu'])
      await expect(findClient({ book, choices: new Map() }, typed)).rejects.toThrow('No client fits')
  })
})

describe('names on the command line', () => {
  it('are typed in letters to log, and words of two characters are found in notes', async () => {
    const crm = app()
    await crm.ok('add 张伟 --title 总经理')
    await crm.ok('add 李娜')
    expect(await crm.ok('log zw T 谈了国债')).toContain('张伟')
    expect(await crm.ok('log 张总 M 送去合同')).toContain('张伟')
    expect(await crm.ok('find 国债')).toContain('张伟')
    expect(await crm.ok('find 合同')).toContain('张伟')
    expect(await crm.ok('list zhang')).toContain('张伟')
  })

  it('tell apart whom an import brings: only what is written alike is the same client', async () => {
    const crm = app()
    await crm.ok('add 张伟')
    await crm.ok('add Müller')
    crm.write('clients.csv', 'Name\nZhang Wei\nzhangwei\nMueller\n')
    expect(await crm.ok('import clients.csv')).toContain('3 clients added')
    expect(crm.rows('select name from client order by id').map(({ name }) => name)).toEqual([
      '张伟',
      'Müller',
      'Zhang Wei',
      'zhangwei',
      'Mueller',
    ])
  })
})
