import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

const HTML = '<!DOCTYPE html>\n<html><table><tr><td>Name</td></tr></table></html>\n'
const SAVE = '  In a spreadsheet, save it as “CSV UTF-8”, then import that.\n'

describe('wrong uses of import', () => {
  it.each<[string, string | Uint8Array | undefined, string, number, string]>([
    ['no file', undefined, 'import x.csv', 3, 'crm: There is no file x.csv.\n'],
    [
      'nothing said',
      undefined,
      'import',
      2,
      'crm: Missing required argument file.\nTry: crm import --help\n',
    ],
    ['an empty file', '', 'import x.csv', 2, 'crm: x.csv is empty.\n'],
    ['an empty file with a mark', '\ufeff', 'import x.csv', 2, 'crm: x.csv is empty.\n'],
    ['blank lines', '\n\n ,\n', 'import x.csv', 2, 'crm: x.csv is empty.\n'],
    ['a web page', HTML, 'import x.csv', 2, `crm: x.csv is no CSV file: it is a web page.\n${SAVE}`],
    [
      'a workbook',
      Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1'),
      'import x.csv',
      2,
      'crm: x.csv is cut off: its end is missing.\nTry: copy or download it again, or open it in a spreadsheet and save it\n',
    ],
    [
      'a quote that never closes',
      'Name,Notes\nAna,"x\nBen,y\n',
      'import x.csv',
      2,
      'crm: The quote that opens in the row of line 2 is never closed.\n',
    ],
    [
      'a header that tells nothing',
      'a,b\n1,2\n',
      'import x.csv',
      2,
      'crm: It cannot be told from its header what x.csv holds.\n  columns: a, b\n' +
        '  clients need a name; touchpoints a day, a client and a type\n' +
        'Try: crm import x.csv --as clients --map "a=name"\n',
    ],
    [
      'touchpoints without a day',
      'Client,Type\nAna,T\n',
      'import x.csv --as touchpoints',
      2,
      'crm: No column of x.csv is known to hold the day of the contact.\n  columns: Client, Type\n' +
        'Try: crm import x.csv --map "Client=day"\n',
    ],
    [
      'an unknown column in --map',
      'Name,City\nAna,Leeds\n',
      'import x.csv --map Town=city',
      2,
      'crm: x.csv has no column “Town”.\n  columns: Name, City\n',
    ],
    [
      'a field written wrong in --map',
      'Name,Post\nAna,a@x.example\n',
      'import x.csv --map Post=emial',
      2,
      'crm: --map knows no field “emial” for the column “Post”.\n  fields: uid, id, name, first name, last name, kind, organisation, organisation uid, title, email, phone, wechat, url, address, tags, tier, stage, owner, birthday, note, aliases, created, archived; ignore leaves the column out\nTry: --map "Post=email"\n',
    ],
    [
      'a field of one’s own for touchpoints',
      'Date,Client,Type,Weather\n2026-11-03,Ana,T,rain\n',
      'import x.csv --map Weather=sky',
      2,
      'crm: --map knows no field “sky” for the column “Weather”.\n  fields: uid, id, day, time, client, client uid, code, note, direction, minutes, mood, next step, next date, event uid; ignore leaves the column out\n',
    ],
    [
      'half a --map',
      'Name\nAna\n',
      'import x.csv --map Name',
      2,
      'crm: --map takes "Column=field", not “Name”.\nTry: --map "Firm=organisation"\n',
    ],
    [
      'another order',
      'Name\nAna\n',
      'import x.csv --dates dym',
      2,
      'crm: --dates takes one of dmy, mdy, ymd, not “dym”.\nTry: crm import --help\n',
    ],
    [
      'another subject',
      'Name\nAna\n',
      'import x.csv --as deals',
      2,
      'crm: --as takes one of clients, touchpoints, not “deals”.\nTry: crm import --help\n',
    ],
    [
      'JSON of something else',
      '{"name":"crm","version":1}',
      'import x.json',
      2,
      'crm: x.json is JSON, but no whole book: other files come in as CSV or a workbook.\nTry: crm export all -o book.json\n',
    ],
    [
      'a list in JSON',
      '[{"name":"Ana"}]',
      'import x.json',
      2,
      'crm: x.json is JSON, but no whole book: other files come in as CSV or a workbook.\nTry: crm export all -o book.json\n',
    ],
    [
      'a book that is cut off',
      '{"format":"crm book","version":1,"client":[{"id":1,',
      'import x.json',
      2,
      'crm: The file is no whole JSON object: it is cut off or damaged.\n',
    ],
    [
      'a book of a newer version',
      '{"format":"crm book","version":3,"client":[]}',
      'import x.json',
      5,
      'crm: x.json is a book’s file of version 3; this program reads 1 to 2.\n',
    ],
    [
      'a book with a loose end',
      '{"format":"crm book","version":1,"tag":[{"id":1,"client_id":7,"name":"vip"}]}',
      'import x.json',
      2,
      'crm: x.json is damaged: tag 1 refers to a client that is not in it.\n',
    ],
    [
      'a book with a strange record',
      '{"format":"crm book","version":1,"tag":[{"id":1,"client_id":"7","name":"vip"}]}',
      'import x.json',
      2,
      'crm: x.json is damaged: a record’s tag.client_id is not as it should be.\n  {"id":1,"client_id":"7","name":"vip"}\n',
    ],
  ])('%s', async (_name, content, line, code, err) => {
    const crm = app()
    if (content !== undefined) crm.write(line.includes('x.json') ? 'x.json' : 'x.csv', content)
    expect(await crm.run(line)).toEqual({ code, out: '', err })
    expect(await crm.ok('list')).toContain('No book yet')
  })

  it('a folder', async () => {
    const crm = app()
    mkdirSync(crm.path('x.csv'))
    expect(await crm.run('import x.csv')).toEqual({
      code: 2,
      out: '',
      err: 'crm: x.csv is a folder, not a file.\n',
    })
  })

  it('a whole book into one that is not empty', async () => {
    const crm = app()
    await crm.ok('add "Li Wei"')
    await crm.ok('export all -o b.json')
    const before = crm.rows('select * from client')
    expect(await crm.run('import b.json')).toEqual({
      code: 4,
      out: '',
      err: 'crm: The book is not empty: a whole book goes into an empty one.\nTry: crm --db new.db import b.json\n',
    })
    expect(crm.rows('select * from client')).toEqual(before)
  })

  it.each([
    [
      'b.json',
      'a whole book',
      ['--as clients', '--map a=b', '--dates dmy', '--skip-bad', '--create-clients'],
    ],
    ['b.json', 'a whole book', ['--remove', '--encoding gb18030', '--delimiter ;']],
    ['g.xlsx', 'a workbook', ['--encoding gb18030', '--delimiter ;']],
    ['c.csv', 'a table', ['--remove']],
  ])('what means nothing for %s, %s: %j', async (file, is, options) => {
    const crm = app()
    await crm.ok('add "Li Wei"')
    await crm.ok('export all -o b.json')
    await crm.ok('grid --week -o g.xlsx')
    await crm.ok('export clients -o c.csv')
    for (const option of options) {
      expect(await crm.run(['import', file, ...option.split(' ')])).toEqual({
        code: 2,
        out: '',
        err: `crm: ${file} is ${is}: ${option.split(' ')[0]} is not for it.\nTry: crm import ${file}\n`,
      })
    }
  })

  it('a calendar as CSV', async () => {
    const crm = app()
    await crm.ok('add "Li Wei"')
    await crm.ok('grid --month 2026-10 -o oct.csv')
    expect(await crm.run('import oct.csv')).toEqual({
      code: 2,
      out: '',
      err:
        'crm: oct.csv is a calendar with a column for each day: such a one comes in as a workbook.\n' +
        '  In a spreadsheet, save it as “Excel workbook (.xlsx)”, then import that.\n',
    })
  })

  it('counts one of each record of a whole book in straight words', async () => {
    const crm = app()
    await crm.ok('add "Li Wei" --tier A --set city=Leeds')
    await crm.ok('plan set tier:A "T every 14d"')
    await crm.ok('field mark city')
    await crm.ok('export all -o b.json')
    const { out } = await crm.run(['--db', crm.path('other.db'), 'import', 'b.json'])
    expect(out).toBe('Imported b.json: 1 client, 1 field, 1 plan rule, 1 brief field.\n')
  })

  it('reads from standard input', async () => {
    const crm = app()
    await crm.ok('import -', { stdin: 'Name,Birthday\nAna,\n' })
    expect(crm.rows('select name from client')).toEqual([{ name: 'Ana' }])
    const ran = await crm.run('import - --skip-bad', { stdin: 'Name,Birthday\nBen,1970-02-30\n' })
    expect(ran.out).toContain('Imported standard input: nothing to change, 1 row is bad.')
    expect(ran.out).toContain('Saved to import.bad.csv.')
  })
})
