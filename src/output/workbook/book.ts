import type { EmitChunk } from '../document.ts'
import { sheetNames } from './names.ts'
import { type Note, writeNotes } from './notes.ts'
import {
  contentTypes,
  customProperties,
  type NamedRange,
  relationsOf,
  rootRelations,
  type SheetPart,
  workbookXml,
} from './parts.ts'
import { newStyles, type Styles } from './styles.ts'
import { archiveTo } from './zip.ts'

/** A worksheet while it is written. */
export interface Worksheet {
  readonly name: string
  /** XML as it stands in the part, in its order. */
  add(xml: string): void | Promise<void>
  /** Ends the part; notes are written after it. */
  end(more: { readonly ranges?: readonly NamedRange[]; readonly notes?: readonly Note[] }): Promise<void>
}

/** A workbook while it is written, one sheet after the other. */
export interface Workbook {
  readonly styles: Styles
  /** Begins a sheet; the name it gets is the one wanted, as far as it may be. */
  begin(wanted: string): Worksheet
  /** Counts a text that was cut, because a cell or a note holds no more. */
  cut(): void
  close(): Promise<{ readonly cut: number }>
}

/** Begins a workbook that is passed on while it is made; of its sheets it keeps no more than their names. */
export async function workbookTo(
  emit: EmitChunk,
  properties: ReadonlyMap<string, number>,
): Promise<Workbook> {
  const archive = archiveTo(emit)
  const styles = newStyles()
  const nameOf = sheetNames()
  const sheets: SheetPart[] = []
  const hasProperties = properties.size > 0
  let cuts = 0
  let shapes = 0
  const part = async (path: string, xml: string) => {
    const begun = archive.begin(path)
    await begun.add(xml)
    await begun.end()
  }
  await part('_rels/.rels', rootRelations(hasProperties))
  return {
    styles,
    begin(wanted) {
      const number = sheets.length + 1
      const name = nameOf(wanted)
      const sheet: SheetPart = { name, number, ranges: [], hasNotes: false }
      sheets.push(sheet)
      const begun = archive.begin(`xl/worksheets/sheet${number}.xml`)
      return {
        name,
        add: (xml) => begun.add(xml),
        async end({ ranges = [], notes = [] }) {
          await begun.end()
          sheets[number - 1] = { ...sheet, ranges, hasNotes: notes.length > 0 }
          if (notes.length === 0) return
          await part(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationsOf(number))
          shapes += await writeNotes(archive, number, notes, shapes)
        },
      }
    },
    cut() {
      cuts++
    },
    async close() {
      const { workbook, relations } = workbookXml(sheets)
      await part('xl/workbook.xml', workbook)
      await part('xl/_rels/workbook.xml.rels', relations)
      await part('xl/styles.xml', styles.xml())
      if (hasProperties) await part('docProps/custom.xml', customProperties(properties))
      await part('[Content_Types].xml', contentTypes(sheets, hasProperties))
      await archive.close()
      return { cut: cuts }
    },
  }
}
