import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/csv')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
/** What each file gives: a line for each client, then all that is said of the file. */
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, string[]>

interface Client {
  name: string
  kind: string
  title: string | null
  org: { name: string } | null
  stage: string | null
  owner: string | null
  birthday: string | null
  note: string | null
  aliases: string[]
  tags: string[]
  points: { kind: string; label: string | null; value: string }[]
  fields: Record<string, string>
}

/** A client as a short line: what it has besides its name. */
function lineOf(client: Client): string {
  const { kind, org, title, stage, owner, birthday, note, points, tags, aliases, fields } = client
  const parts = [
    kind === 'organisation' && 'organisation',
    org && `of ${org.name}`,
    title,
    stage && `stage ${stage}`,
    owner && `owner ${owner}`,
    birthday,
    ...points.map((point) => `${point.kind}${point.label ? ` ${point.label}` : ''} ${point.value}`),
    ...tags.map((tag) => `+${tag}`),
    ...aliases.map((alias) => `also ${alias}`),
    ...Object.entries(fields).map(([name, value]) => `${name}=${value}`),
    note && `“${note}”`,
  ]
  return [client.name, ...parts.filter(Boolean)].join('; ')
}

describe('an export of a known program', () => {
  const HEAD = 'First Name,Last Name,Job Title,E-mail Address,Business Phone,Birthday,Mileage'

  it('obeys --map, and the rest is read as ever', async () => {
    const crm = app()
    crm.write('o.csv', `${HEAD}\nAna,Pérez,Buyer,ana@x.example,+34 911 000 111,0/0/00,12\n`)
    const ran = await crm.run(['import', 'o.csv', '--map', 'Job Title=ignore', '--map', 'Mileage=miles'])
    expect(ran).toEqual({
      code: 0,
      out: 'Imported o.csv: 1 client added.\nTake it back: crm undo\n',
      err: `Your book begins at ${crm.book}.\nRead as an export of Outlook.\nKept as fields of their own: “miles”.\n`,
    })
    expect(JSON.parse(await crm.ok('show ana --json'))).toMatchObject({
      name: 'Ana Pérez',
      title: null,
      birthday: null,
      fields: { miles: '12' },
      points: [
        { kind: 'email', label: null, value: 'ana@x.example' },
        { kind: 'phone', label: 'work', value: '+34 911 000 111' },
      ],
    })
  })

  it('has its bad rows saved as they stand, to be mended and imported', async () => {
    const crm = app()
    crm.write('o.csv', `${HEAD}\nAna,Pérez,Buyer,ana@x.example,,1971-02-30,\nBo,Li,,,,,\n`)
    expect(await crm.ok('import o.csv --skip-bad')).toContain('1 client added, 1 row is bad')
    const saved = crm.read('o.bad.csv')
    expect(saved).toContain('Ana,Pérez,Buyer,ana@x.example,,1971-02-30,')
    crm.write('o.bad.csv', saved.replace(',1971-02-30,', ',1971-02-28,'))
    expect(await crm.ok('import o.bad.csv')).toContain('1 client added')
  })

  it('is not taken for one where the columns are said to be contacts', async () => {
    const crm = app()
    await crm.ok('add Ana')
    crm.write(
      't.csv',
      'First Name,Last Name,Connected On,Position,Day,Type,Client\nx,x,x,x,2026-11-02,T,Ana\n',
    )
    expect(await crm.ok('import t.csv --as touchpoints')).toContain('1 touchpoint added')
  })
})

describe('CSV files as programs and people write them', () => {
  it('are all expected to be something', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(FILES.toSorted())
    expect(FILES.length).toBeGreaterThanOrEqual(30)
  })

  it.each(FILES)('%s', async (file) => {
    const crm = app()
    copyFileSync(join(FOLDER, file), crm.path(file))
    const ran = await crm.run(`import ${file} --skip-bad --json`)
    const lines: string[] = []
    if (ran.out === '') lines.push(ran.err.split('\n')[0] ?? '')
    else {
      const clients = JSON.parse(await crm.ok('export clients --json')) as Client[]
      const { bad, warnings, remarks } = JSON.parse(ran.out)
      lines.push(...clients.map(lineOf))
      for (const { line, column, reason } of [...bad, ...warnings])
        lines.push(`  line ${line}${column === '' ? '' : `, ${column}`}: ${reason}`)
      lines.push(...remarks.map((remark: string) => `  ${remark}`))
      if (remarks.some((remark: string) => remark.startsWith('Read as an export')))
        expect(await crm.ok(`import ${file}`)).toContain('nothing to change')
    }
    expect(lines).toEqual(EXPECTED[file])
  })
})
