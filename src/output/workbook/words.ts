import { type Facts, lineText, type Text } from '../document.ts'
import { labelOf } from '../say-line.ts'
import type { Workbook } from './book.ts'
import { columnName, looksLikeFormula, textCell } from './cells.ts'
import { SHEET_HEAD } from './parts.ts'
import { columnsElement, columnWidth, FIT_TO_PAGE, pageSetup } from './widths.ts'

const WIDEST_LABEL = 40
const WIDEST_VALUE = 100

/** Writes what a document says beside its tables: labels at the left, what is said at their right. */
export async function writeWordsSheet(
  book: Workbook,
  blocks: readonly (Text | Facts)[],
  name: string,
): Promise<void> {
  const rows = blocks.flatMap((block, at) => [...(at > 0 ? [{ cells: [] }] : []), ...rowsOf(block)])
  const worksheet = book.begin(name)
  const styles = book.styles
  const pairs = rows.map(({ cells }) => cells).filter(({ length }) => length === 2)
  const widths = [
    {
      width: columnWidth(
        pairs.map(([label = '']) => label),
        12,
        WIDEST_LABEL,
      ),
    },
    {
      width: columnWidth(
        pairs.map(([, value = '']) => value),
        12,
        WIDEST_VALUE,
      ),
    },
  ]
  await worksheet.add(`${SHEET_HEAD}${FIT_TO_PAGE}${columnsElement(widths)}<sheetData>`)
  const style = (text: string, wrap: boolean, bold = false) =>
    styles.of({ ...(bold && { bold, size: 13 }), top: true, ...(wrap && { wrap }), ...quoteOf(text) })
  for (const [at, { cells, title = false }] of rows.entries()) {
    if (cells.length === 0) continue
    const number = at + 1
    const written = cells.map((text, column) =>
      textCell(`${columnName(column)}${number}`, style(text, column > 0, title), text),
    )
    await worksheet.add(`<row r="${number}">${written.join('')}</row>`)
  }
  await worksheet.add(`</sheetData>${pageSetup(name)}</worksheet>`)
  await worksheet.end({})
}

interface WordsRow {
  readonly cells: readonly string[]
  readonly title?: boolean
}

function rowsOf(block: Text | Facts): WordsRow[] {
  const head = block.title === undefined ? [] : [{ cells: [block.title], title: true }]
  if (block.kind === 'text') return [...head, ...block.lines.map((line) => ({ cells: [lineText(line)] }))]
  return [...head, ...block.facts.map((fact) => ({ cells: [labelOf(fact), lineText(fact.value)] }))]
}

function quoteOf(text: string): { quote?: true } {
  return looksLikeFormula(text) ? { quote: true } : {}
}
