import { locale } from '../../language/say.ts'
import { displayWidth } from '../../language/width.ts'
import { forXml } from './xml.ts'

/** A page's head holds 255 characters with its codes, of which each `&` may be one. */
const MOST_IN_HEAD = 120

/** How wide a column must be for its texts; Chinese characters count twice. */
export function columnWidth(texts: Iterable<string>, least: number, most: number): number {
  let width = least
  for (const text of texts) {
    if (width >= most) return most
    for (const line of text.slice(0, 1000).split('\n', 20)) width = Math.max(width, displayWidth(line) + 1.7)
  }
  return Math.min(most, width)
}

/** The elements that say how high rows and how wide columns are. */
export function columnsElement(
  columns: readonly { readonly width: number; readonly hidden?: boolean | undefined }[],
): string {
  if (columns.length === 0) return rowHeight()
  const listed = columns.map(
    ({ width, hidden }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width.toFixed(2)}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  )
  return `${rowHeight()}<cols>${listed.join('')}</cols>`
}

/** Rows as high as Excel makes them, and somewhat higher for Chinese; where texts are broken into lines they grow. */
function rowHeight(): string {
  return `<sheetFormatPr defaultRowHeight="${locale() === 'zh-CN' ? 17 : 15}"/>`
}

/** A view whose first rows and columns stay where they are. */
export function frozenView(columns: number, rows: number, corner: string): string {
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft'
  const across = columns > 0 ? ` xSplit="${columns}"` : ''
  return `<sheetViews><sheetView showGridLines="1" workbookViewId="0"><pane${across} ySplit="${rows}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
}

/** Landscape, as wide as the page and as long as it must be; `title` stands at the head of each page. */
export function pageSetup(title: string): string {
  const head = title === '' ? '' : `<oddHeader>&amp;L${forXml(headText(title))}</oddHeader>`
  return `<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter>${head}<oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
}

/** A title as one line in which no character is a code. */
function headText(title: string): string {
  return title
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .slice(0, MOST_IN_HEAD)
    .replaceAll('&', '&&')
}

/** What makes a page as wide as the sheet. */
export const FIT_TO_PAGE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
