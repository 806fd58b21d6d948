import { forXml, XML } from './xml.ts'

/** A name that Excel gives a meaning, such as the rows that are repeated on every page. */
export interface NamedRange {
  readonly name: '_xlnm._FilterDatabase' | '_xlnm.Print_Titles'
  /** References within the sheet, such as `$1:$3`. */
  readonly refs: readonly string[]
}

export interface SheetPart {
  readonly name: string
  /** From 1. */
  readonly number: number
  readonly ranges: readonly NamedRange[]
  readonly hasNotes: boolean
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument'
const VERSION = '<fileVersion appName="xl" lastEdited="4" lowestEdited="4" rupBuild="4505"/>'

export const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`

/** What the whole refers to. */
export function rootRelations(hasProperties: boolean): string {
  return relations([
    ['officeDocument', 'xl/workbook.xml'],
    ...(hasProperties ? [['custom-properties', 'docProps/custom.xml'] as const] : []),
  ])
}

/** What a sheet with notes refers to: the notes, and the shapes they are drawn in, which its last element names. */
export function relationsOf(sheet: number): string {
  return relations([
    ['vmlDrawing', `../drawings/vmlDrawing${sheet}.vml`],
    ['comments', `../comments${sheet}.xml`],
  ])
}

/** Names the shapes of a sheet's notes. */
export const NOTES_DRAWING = '<legacyDrawing r:id="rId1"/>'

/** The workbook's own part and what it refers to. */
export function workbookXml(sheets: readonly SheetPart[]): { workbook: string; relations: string } {
  const names = sheets.flatMap(({ name, ranges }, at) =>
    ranges.map(({ name: meaning, refs }) => {
      const hidden = meaning === '_xlnm._FilterDatabase' ? ' hidden="1"' : ''
      const places = refs.map((ref) => `${quoted(name)}!${ref}`).join(',')
      return `<definedName name="${meaning}" localSheetId="${at}"${hidden}>${forXml(places)}</definedName>`
    }),
  )
  const listed = sheets.map(
    ({ name, number }) => `<sheet name="${forXml(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  const workbook = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${VERSION}<workbookPr date1904="0"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>${listed.join('')}</sheets>${
    names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  }</workbook>`
  const parts = sheets.map(({ number }): [string, string] => ['worksheet', `worksheets/sheet${number}.xml`])
  return { workbook, relations: relations([...parts, ['styles', 'styles.xml']]) }
}

/** What kind of part each is. */
export function contentTypes(sheets: readonly SheetPart[], hasProperties: boolean): string {
  const own = sheets.flatMap(({ number, hasNotes }) => [
    override(`/xl/worksheets/sheet${number}.xml`, `${TYPE}.spreadsheetml.worksheet+xml`),
    ...(hasNotes ? [override(`/xl/comments${number}.xml`, `${TYPE}.spreadsheetml.comments+xml`)] : []),
  ])
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${TYPE}.vmlDrawing"/>${override(
    '/xl/workbook.xml',
    `${TYPE}.spreadsheetml.sheet.main+xml`,
  )}${override('/xl/styles.xml', `${TYPE}.spreadsheetml.styles+xml`)}${
    hasProperties ? override('/docProps/custom.xml', `${TYPE}.custom-properties+xml`) : ''
  }${own.join('')}</Types>`
}

/** Properties of the program's own, which other programs keep. */
export function customProperties(properties: ReadonlyMap<string, number>): string {
  const listed = [...properties].map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${forXml(name)}"><vt:i4>${value}</vt:i4></property>`,
  )
  return `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${listed.join('')}</Properties>`
}

function override(path: string, type: string): string {
  return `<Override PartName="${path}" ContentType="${type}"/>`
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const listed = parts.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${listed.join('')}</Relationships>`
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
