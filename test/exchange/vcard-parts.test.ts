import { describe, expect, it } from 'vitest'
import { addressLine, addressParts } from '../../src/exchange/cards/cards-address.ts'
import {
  labelOfTypes,
  plainLabel,
  typesOfLabel,
  writtenLabel,
} from '../../src/exchange/cards/cards-labels.ts'
import { joinedName } from '../../src/exchange/cards/cards-name.ts'
import { parts, plainText } from '../../src/exchange/cards/vcard.ts'
import { clean, forPart, forValue } from '../../src/exchange/cards/vcard-writing.ts'

describe('an address', () => {
  it.each([
    [
      { street: '22 High St', locality: 'Leeds', code: 'LS1 4AP', country: 'UK' },
      '22 High St, Leeds, LS1 4AP, UK',
      true,
    ],
    [
      { street: 'Main 1', locality: 'Springfield', region: 'IL', code: '62701' },
      'Main 1, Springfield, IL, 62701',
      true,
    ],
    [{ box: 'PO Box 1', street: 'Main 1', locality: 'York' }, 'PO Box 1, Main 1, York', false],
    [{ street: 'Floor 2\nMain 1', locality: 'York' }, 'Floor 2, Main 1, York', false],
    [
      { street: '世纪大道100号', locality: '浦东新区', region: '上海市', code: '200120', country: '中国' },
      '上海市浦东新区世纪大道100号 200120',
      false,
    ],
    [{ street: '上海市南京路1号', locality: '上海市' }, '上海市南京路1号', false],
    [{ street: 'only a street' }, 'only a street', true],
    [{}, '', false],
  ])('%j is the line %j', (given, line, comesBack) => {
    expect(addressLine(given)).toBe(line)
    const again = addressParts(line)
    expect(addressLine(again) === line || again.street === line).toBe(true)
    if (comesBack) expect(again).toMatchObject(given)
  })
})

describe('a label', () => {
  it.each([
    ['cell', 'mobile'],
    ['voice,pref', null],
    ['work,fax', 'work fax'],
    ['fax,home', 'home fax'],
    ['iphone,cell,voice', 'iPhone'],
    ['x-公司', '公司'],
    ['', null],
  ])('%s is %s', (types, label) => {
    expect(labelOfTypes(types.split(','))).toBe(label)
  })

  it.each([
    ['mobile', true, ['cell']],
    ['work fax', true, ['work', 'fax']],
    ['fax work', true, undefined],
    ['mobile', false, undefined],
    ['home', false, ['home']],
    ['Work', true, undefined],
    ['other', true, undefined],
    ['', true, undefined],
  ])('%j, of a phone: %s, is written as %j', (label, phone, types) => {
    expect(typesOfLabel(label, phone)).toEqual(types)
  })

  it.each(['Desk', '_$!<Home>!$_', '_$!<_$!<x>!$_>!$_', ''])('%j comes back', (label) => {
    expect(plainLabel(writtenLabel(label))).toBe(label)
  })

  it('of Apple is plain', () => {
    expect(['_$!<HomePage>!$_', '_$!<WorkFAX>!$_', 'Desk'].map(plainLabel)).toEqual([
      'homepage',
      'work fax',
      'Desk',
    ])
  })
})

describe('a name', () => {
  it.each([
    [{ family: '王', given: '伟' }, '王伟'],
    [{ family: '高橋', given: 'さくら' }, '高橋さくら'],
    [{ family: 'Pérez', given: 'Ana', middle: 'María' }, 'Ana María Pérez'],
    [{ family: 'Miller', given: 'Ben', suffix: 'Jr.' }, 'Ben Miller Jr.'],
    [{ family: '王', given: 'Peter' }, 'Peter 王'],
    [{ family: '', given: '伟' }, '伟'],
  ])('of %j is %s', (given, name) => {
    expect(joinedName(given)).toBe(name)
  })
})

describe('a value', () => {
  it.each(['a;b', 'a,b', 'a\\b', 'a\\nb', 'a\nb', ';', '\\', '\\;', 'a:b'])('%j comes back', (text) => {
    expect(plainText(forPart(text), '3.0')).toBe(text)
    for (const version of ['4.0', '3.0'] as const)
      expect(plainText(forValue(text, version), version)).toBe(text)
    expect(parts(`${forPart(text)};${forPart(text)}`, ';', '4.0')).toEqual([text, text])
    expect(parts(`${forPart(text)},${forPart(text)}`, ',', '4.0')).toEqual([text, text])
  })

  it('has no control character but the tab and the line feed', () => {
    expect(clean('a\0b\x1bc\x9bd\te\r\nf\rg')).toBe('abcd\te\nf\ng')
    expect(clean('a\ud800b')).toBe('a\ufffdb')
  })

  it('of vCard 2.1 keeps the backslashes that escape nothing', () => {
    expect(plainText('C:\\new\\; x', '2.1')).toBe('C:\\new; x')
    expect(plainText('C:\\\\new\\nx\\q', '3.0')).toBe('C:\\new\nx\\q')
  })
})
