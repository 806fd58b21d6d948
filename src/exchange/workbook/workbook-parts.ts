import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import { attribute, isOn, readXml } from './workbook-xml.ts'
import { type Archive, locked } from './workbook-zip.ts'

/** A part that another names, by the last word of its kind: `worksheet`, `comments`, `styles`. */
interface Relation {
  readonly id: string
  readonly kind: string
  readonly part: string
}

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string
  readonly visible: boolean
  readonly part: string
}

/** What the workbook's own part says. */
export interface Contents {
  readonly sheets: readonly SheetEntry[]
  readonly system: 1900 | 1904
  readonly styles: string | undefined
  readonly sharedTexts: string | undefined
}

/** Reads which sheets there are; a file that holds none of a kind that can be read is refused. */
export function contentsOf(archive: Archive): Contents {
  const main = mainPart(archive)
  const relations = relationsOf(archive, main)
  const parts = new Map(relations.map((relation) => [relation.id, relation]))
  const sheets: SheetEntry[] = []
  let system: Contents['system'] = 1900
  readXml(archive.pieces(main), archive.file, {
    open(name, tag) {
      if (name === 'workbookPr' && isOn(attribute(tag, 'date1904'))) system = 1904
      if (name !== 'sheet') return
      const relation = parts.get(attribute(tag, 'id') ?? '')
      if (relation?.kind !== 'worksheet' || !archive.has(relation.part)) return
      const state = attribute(tag, 'state') ?? 'visible'
      sheets.push({
        name: attribute(tag, 'name') ?? '',
        visible: state === 'visible',
        part: relation.part,
      })
    },
  })
  if (sheets.length === 0) throw new Failure('usage', say`${archive.file} has no sheet with cells.`)
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.part
  return { sheets, system, styles: partOf('styles'), sharedTexts: partOf('sharedStrings') }
}

/** The part that is the workbook, or the reason why there is none. */
function mainPart(archive: Archive): string {
  const named = relationsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.part
  const main = named !== undefined && archive.has(named) ? named : 'xl/workbook.xml'
  if (/\.bin$/i.test(main) || archive.has('xl/workbook.bin'))
    throw otherKind(archive, say`a binary workbook (.xlsb)`)
  if (archive.has(main) && !/(?:^|\/)(?:document|presentation)\.xml$/i.test(main)) return main
  if (archive.has('word/document.xml')) throw otherKind(archive, say`a Word document`)
  if (archive.has('ppt/presentation.xml')) throw otherKind(archive, say`a presentation`)
  if (archive.has('content.xml') && archive.has('mimetype'))
    throw otherKind(archive, say`an OpenDocument file (.ods)`)
  if (archive.has('index/document.iwa')) throw otherKind(archive, say`a Numbers file`)
  throw new Failure('usage', say`${archive.file} is an archive with no workbook in it.`)
}

function otherKind(archive: Pick<Archive, 'file'>, what: string): Failure {
  return new Failure('usage', say`${archive.file} is ${what}, not a workbook of the kind .xlsx.`, {
    details: [say`In a spreadsheet, save it as “Excel workbook (.xlsx)”, then import that.`],
  })
}

/** What a part names; nothing where it names nothing. What lies outside the file is left out. */
export function relationsOf(archive: Archive, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relations: Relation[] = []
  readXml(archive.pieces(`${folder}_rels/${part.slice(slash + 1)}.rels`), archive.file, {
    open(name, tag) {
      if (name !== 'Relationship' || /^external$/i.test(attribute(tag, 'TargetMode') ?? '')) return
      const target = (attribute(tag, 'Target') ?? '').replaceAll('\\', '/')
      relations.push({
        id: attribute(tag, 'Id') ?? '',
        kind: (attribute(tag, 'Type') ?? '').replace(/^.*\//s, ''),
        part: target.startsWith('/') ? target.slice(1) : resolved(folder + target),
      })
    },
  })
  return relations
}

/** The name without its `.` and `..`; what would leave the file begins at its top. */
function resolved(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Says what a file of Microsoft's older container is: a locked workbook or one of the time before 2007. */
export function olderKind(bytes: Uint8Array, file: string): Failure {
  return holds(bytes, 'EncryptedPackage')
    ? locked(file)
    : otherKind({ file }, say`an old Excel workbook (.xls)`)
}

function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = Buffer.from(name, 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted)
}

/** The properties that whoever made the file gave it beyond the usual ones, by their names. */
export function customProperties(archive: Archive): Map<string, string> {
  const part = relationsOf(archive, '').find(({ kind }) => kind === 'custom-properties')?.part
  const found = new Map<string, string>()
  let name = ''
  let value = ''
  readXml(archive.pieces(part ?? 'docProps/custom.xml'), archive.file, {
    open(element, tag) {
      if (element !== 'property') return
      name = attribute(tag, 'name') ?? ''
      value = ''
    },
    text(text) {
      value += text
    },
    close(element) {
      if (element === 'property' && found.size < 1000) found.set(name, value.trim())
    },
  })
  return found
}
