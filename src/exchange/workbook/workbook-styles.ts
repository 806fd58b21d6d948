import { isBuiltInDate, isDateFormat, isElapsedFormat } from './workbook-dates.ts'
import { attribute, readXml } from './workbook-xml.ts'
import { type Archive, tooLarge } from './workbook-zip.ts'

/** What the format of a cell makes of its number. */
export type NumberLook =
  | { readonly is: 'plain' }
  | { readonly is: 'moment' }
  | { readonly is: 'elapsed' }
  /** Shown with zeros in front up to so many digits. */
  | { readonly is: 'padded'; readonly digits: number }

const PLAIN: NumberLook = { is: 'plain' }

/** The looks of numbers by the style of their cells; all plain where the workbook has no styles. */
export function readStyles(archive: Archive, part: string | undefined): (style: number) => NumberLook {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let within = false
  if (part !== undefined) {
    readXml(archive.pieces(part), archive.file, {
      open(name, tag) {
        if (name === 'numFmt')
          codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
        else if (name === 'cellXfs') within = true
        else if (name === 'xf' && within) formats.push(Number(attribute(tag, 'numFmtId') ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') within = false
      },
    })
  }
  const looks = formats.map((id) => lookOf(id, codes.get(id)))
  return (style) => looks[style] ?? PLAIN
}

function lookOf(id: number, code: string | undefined): NumberLook {
  if (id === 46) return { is: 'elapsed' }
  if (code === undefined) return isBuiltInDate(id) ? { is: 'moment' } : PLAIN
  if (isElapsedFormat(code)) return { is: 'elapsed' }
  if (isDateFormat(code)) return { is: 'moment' }
  return /^0{2,30}$/.test(code) ? { is: 'padded', digits: code.length } : PLAIN
}

/** So many texts are shared by no sheet that can be read. */
const MOST_TEXTS = 3_000_000

/** The texts that cells share, in their order; how Chinese or Japanese is spoken is left out. */
export function readSharedTexts(archive: Archive, part: string | undefined): string[] {
  const texts: string[] = []
  if (part === undefined) return texts
  const run = textRun()
  readXml(archive.pieces(part), archive.file, {
    open(name) {
      if (name === 'si') run.begin()
      else run.open(name)
    },
    text: run.text,
    close(name) {
      if (name !== 'si') run.close(name)
      else if (texts.length < MOST_TEXTS) texts.push(run.end())
      else throw tooLarge(archive.file)
    },
  })
  return texts
}

/** Joins the texts of a string's runs. */
export function textRun() {
  let text = ''
  let spoken = 0
  let inside = false
  return {
    begin() {
      text = ''
      spoken = 0
      inside = false
    },
    open(name: string) {
      if (name === 'rPh') spoken++
      else if (name === 't') inside = spoken === 0
    },
    text(piece: string) {
      if (inside) text += piece
    },
    close(name: string) {
      if (name === 'rPh') spoken--
      else if (name === 't') inside = false
    },
    end: () => unescaped(text),
  }
}

/** Characters that XML does not allow are written `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
