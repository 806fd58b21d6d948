import { type Day, daysIn, weekday } from '../../src/day.ts'
import type {
  Block,
  Document,
  Format,
  Grid,
  GridCell,
  GridRow,
  Look,
  Sheet,
} from '../../src/output/document.ts'
import { writerFor } from '../../src/output/write.ts'

export const TODAY = '2026-11-22' as Day

const PLAIN: Look = { width: 80, color: false, ascii: false, toFile: false, delimiter: ',' }

/** What the writer makes of blocks, or of a whole document. */
export async function written(
  format: Format,
  content: readonly Block[] | Document,
  look: Partial<Look> = {},
): Promise<string> {
  const pieces = await piecesOf(format, content, look)
  return pieces.join('')
}

/** The same in the pieces the writer passed on. */
export async function piecesOf(
  format: Format,
  content: readonly Block[] | Document,
  look: Partial<Look> = {},
): Promise<string[]> {
  const document: Document = 'blocks' in content ? content : { blocks: content }
  const write = await writerFor(format)
  const pieces: string[] = []
  await write(document, { ...PLAIN, ...look }, (text) => {
    pieces.push(text as string)
  })
  return pieces
}

/** `3:T` is a telephone call on the third, `9:o` something to do; `5:T@10:05 the note` says when and what. */
export function gridRow(
  id: number,
  label: string,
  tier: string | null,
  marks: readonly string[],
  quiet: number | null,
  days = 30,
): GridRow {
  const cells: { contacts: GridCell['contacts'][number][]; followups: GridCell['followups'][number][] }[] =
    Array.from({ length: days }, () => ({ contacts: [], followups: [] }))
  let count = 0
  for (const mark of marks) {
    const [, date, code, time, note] = /^(\d+):(\S+?)(?:@(\d\d:\d\d))?(?: (.*))?$/s.exec(mark) as string[]
    const cell = cells[Number(date) - 1]
    if (code === 'o') cell?.followups.push({ id: id * 100, what: note ?? 'send the prospectus' })
    else {
      count++
      cell?.contacts.push({
        id: count,
        code: code as string,
        time: time ?? null,
        note: note ?? '',
        client: label,
      })
    }
  }
  return { id, label, tier, cells, count, quiet, late: quiet === null || quiet > 30 }
}

export function gridOf(rows: readonly GridRow[], more: Partial<Grid> = {}): Grid {
  return {
    kind: 'grid',
    title: 'November 2026',
    days: daysOf('2026-11-01', '2026-11-30'),
    head: 'Client',
    rows,
    legend: ['T telephone  E e-mail  M meeting  o to do  ! quiet too long'],
    notes: false,
    empty: 'No clients.',
    ...more,
  }
}

export function daysOf(from: string, to: string): Grid['days'] {
  return daysIn({ from: from as Day, to: to as Day }).map((day) => ({
    day,
    today: day === TODAY,
    rest: weekday(day) > 5,
  }))
}

/** Names that bend columns where they are counted carelessly. */
export const NAMES = [
  'Zhang Wei',
  '张伟',
  'Nguyễn Thị Ánh'.normalize('NFD'),
  'Müller & Söhne GmbH',
  '深圳市前海金融资产管理有限公司',
  '👩🏽‍⚕️ Dr. Léa 🇫🇷',
  'Shenzhen Qianhai Financial Assets Exchange',
  '김민수',
  'ｱﾞｸﾒ 1️⃣',
  'שלום',
]

export const NOVEMBER = gridOf([
  gridRow(1, 'Zhang Wei', 'A', ['3:T@10:05', '6:T', '6:M', '20:E', '27:o'], 2),
  gridRow(2, '张伟', 'A', ['2:E', '22:T'], 0),
  gridRow(3, 'Müller & Söhne GmbH', 'B', ['9:T', '9:E', '9:M', '14:M'], 8),
  gridRow(4, 'Shenzhen Qianhai Financial Assets Exchange', 'B', ['12:o', '24:o'], 63),
  gridRow(5, 'Nguyễn Thị Ánh'.normalize('NFD'), 'C', ['22:o', '30:o'], null),
  gridRow(6, '👩🏽‍⚕️ Dr. Léa', null, ['8:M', '8:o', '13:微', '13:T'], 9),
])

export const CLIENTS: Sheet = {
  kind: 'sheet',
  title: 'Clients',
  columns: [
    { key: 'id', title: '#', type: 'id' },
    { key: 'uid', title: 'UID', type: 'text', hidden: true },
    { key: 'name', title: 'Name', type: 'text' },
    { key: 'tier', title: 'Tier', type: 'text' },
    { key: 'last', title: 'Last contact', type: 'day' },
    {
      key: 'quiet',
      title: 'Quiet',
      type: 'days',
      tone: ({ quiet }) => (Number(quiet) > 30 ? 'late' : undefined),
    },
    { key: 'note', title: 'Note', type: 'text' },
  ],
  rows: [
    { id: 1, uid: 'u1', name: 'Zhang Wei', tier: 'A', last: '2026-11-20', quiet: 2, note: null },
    {
      id: 12,
      uid: 'u2',
      name: '张伟',
      tier: 'A',
      last: '2026-11-22',
      quiet: 0,
      note: '询问债券基金的收益率，希望周五之前收到招股说明书',
    },
    {
      id: 345,
      uid: 'u3',
      name: 'Shenzhen Qianhai Financial Assets',
      tier: 'B',
      last: null,
      quiet: 63,
      note: 'asked about the bond fund; wants the prospectus before Friday and a call before that, then again in December, and a lunch in the new year',
    },
  ],
  empty: 'No clients.',
}
