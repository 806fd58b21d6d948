import { describe, expect, it } from 'vitest'
import { type Bytes, decoded, encodingOf, otherKind } from '../../src/exchange/encoding.ts'

/** GBK of a few words, made by other means. */
const GBK = {
  '姓名,单位\n李晓燕,自由职业\n': 'd0d5c3fb2cb5a5cebb0ac0eecffed1e02cd7d4d3c9d6b0d2b50a',
}

const bytesOf = (content: Uint8Array, piece = 3): Bytes =>
  async function* () {
    for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece)
  }

async function read(content: Uint8Array): Promise<[string, string]> {
  const encoding = await encodingOf(bytesOf(content))
  if (encoding === 'damaged') return [encoding, '']
  let text = ''
  for await (const part of decoded(bytesOf(content), encoding)) text += part
  return [encoding, text]
}

function utf16(text: string, little: boolean): Uint8Array {
  const buffer = Buffer.from(text, 'utf16le')
  return little ? buffer : buffer.swap16()
}

describe('the encoding of a file', () => {
  const text = 'Name,Город\nZoë 张伟 😀,München\n'
  it.each<[string, Uint8Array, string, string]>([
    ['ASCII', Buffer.from('a,b\n'), 'utf-8', 'a,b\n'],
    ['UTF-8', Buffer.from(text), 'utf-8', text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8', text],
    ['UTF-16 little-endian', utf16(`\ufeff${text}`, true), 'utf-16le', text],
    ['UTF-16 big-endian', utf16(`\ufeff${text}`, false), 'utf-16be', text],
    ['UTF-16 without a mark', utf16('Name,Note\nAnna,hello\n', true), 'utf-16le', 'Name,Note\nAnna,hello\n'],
    ...Object.entries(GBK).map(([words, hex]): [string, Uint8Array, string, string] => [
      `GBK ${hex.length}`,
      Buffer.from(hex, 'hex'),
      'gb18030',
      words,
    ]),
    [
      'Windows-1252',
      Buffer.from('Name,City\nJosé Álvarez Núñez,Logroño\nÇelik,Århus\n', 'latin1'),
      'windows-1252',
      'Name,City\nJosé Álvarez Núñez,Logroño\nÇelik,Århus\n',
    ],
    [
      'UTF-8 with a wrong byte',
      Buffer.concat([Buffer.from(text.repeat(4)), Buffer.from([0xff])]),
      'damaged',
      '',
    ],
    ['empty', Buffer.from(''), 'utf-8', ''],
  ])('%s', async (_name, content, encoding, expected) => {
    expect(await read(content)).toEqual([encoding, expected])
  })

  it('sees what is no CSV', () => {
    const kind = (content: string) => otherKind(Buffer.from(content, 'latin1'))
    expect(kind('PK\x03\x04\x14\0')).toBe('a workbook or an archive')
    expect(kind('\xd0\xcf\x11\xe0\xa1\xb1')).toBe('an old Excel workbook')
    expect(kind('\xef\xbb\xbf\r\n <!DOCTYPE html><html>')).toBe('a web page')
    expect(kind('<table><tr><td>Name')).toBe('a web page')
    expect(kind('<?xml version="1.0"?>')).toBe('XML')
    expect(kind('\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10')).toBe('no text')
    expect(kind('Name,Note\nLi,a\0b\x1b[31m\n')).toBeUndefined()
  })
})
