import { locale } from '../../language/say.ts'
import type { Tone } from '../document.ts'
import { forXml, XML } from './xml.ts'

/** What a cell looks like. */
export interface Style {
  readonly bold?: boolean
  readonly size?: number
  /** `RRGGBB` */
  readonly color?: string
  readonly fill?: string
  /** How a number is written, such as `yyyy-mm-dd`. */
  readonly format?: string
  /** At the right with some room behind, so that the next column's text does not touch it. */
  readonly across?: 'left' | 'center' | 'right'
  /** At the top of its row, broken into lines where it is long. */
  readonly wrap?: boolean
  readonly top?: boolean
  readonly lines?: 'grid' | 'head'
  /** Text that looks like a formula, and stays text when someone edits it. */
  readonly quote?: boolean
}

/** The looks of a workbook's cells, each numbered when it is first asked for. */
export interface Styles {
  of(style: Style): number
  xml(): string
}

export const TONES: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  good: { color: '2E7D32' },
  late: { color: 'C00000', bold: true },
  soon: { color: '1F5FBF' },
  quiet: { color: '7F7F7F' },
  today: { bold: true },
  code: {},
}

const FONT = 'Calibri'
const SIZE = 11
/** Numbers below it are the program's own. */
const FIRST_FORMAT = 164
/** Two that every workbook must begin with. */
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
]

export function newStyles(): Styles {
  const known = new Map<string, number>()
  const fonts = [fontXml({})]
  const fills = [...FILLS]
  const borders = [borderXml(undefined)]
  const formats: string[] = []
  const cells: string[] = []
  const numbered = (list: string[], xml: string) => {
    const at = list.indexOf(xml)
    return at >= 0 ? at : list.push(xml) - 1
  }
  const make = (style: Style): number => {
    const font = numbered(fonts, fontXml(style))
    const fill = style.fill === undefined ? 0 : numbered(fills, fillXml(style.fill))
    const border = numbered(borders, borderXml(style.lines))
    const format = style.format === undefined ? 0 : FIRST_FORMAT + numbered(formats, style.format)
    const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
    const used = `${format > 0 ? ' applyNumberFormat="1"' : ''}${style.quote ? ' quotePrefix="1"' : ''} applyFont="1" applyFill="1" applyBorder="1"`
    const alignment = alignmentXml(style)
    cells.push(
      alignment === '' ? `<xf ${ids}${used}/>` : `<xf ${ids}${used} applyAlignment="1">${alignment}</xf>`,
    )
    return cells.length - 1
  }
  const of = (style: Style): number => {
    const key = JSON.stringify(style)
    let at = known.get(key)
    if (at === undefined) {
      at = make(style)
      known.set(key, at)
    }
    return at
  }
  of({})
  return {
    of,
    xml() {
      const numbers = formats.map(
        (code, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${forXml(code)}"/>`,
      )
      return `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
        numbers.length > 0 ? list('numFmts', numbers) : ''
      }${list('fonts', fonts)}${list('fills', fills)}${list('borders', borders)}${list('cellStyleXfs', [
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
      ])}${list('cellXfs', cells)}${list('cellStyles', [
        '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
      ])}</styleSheet>`
    },
  }
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}

function fontXml({ bold, color, size = SIZE }: Style): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${
    color === undefined ? '' : `<color rgb="FF${color}"/>`
  }${fontNamed('name', FONT)}</font>`
}

/** The font of a language: that of Office in Chinese, where a Latin one leaves it to chance what is drawn. */
export function fontNamed(element: 'name' | 'rFont', latin: string): string {
  return locale() === 'zh-CN'
    ? `<${element} val="等线"/><family val="3"/><charset val="134"/>`
    : `<${element} val="${latin}"/><family val="2"/>`
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderXml(lines: Style['lines']): string {
  if (lines === undefined) return '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const side = (name: string, style: string, color: string) =>
    `<${name} style="${style}"><color rgb="FF${color}"/></${name}>`
  if (lines === 'head')
    return `<border><left/><right/><top/>${side('bottom', 'thin', '8497B0')}<diagonal/></border>`
  const sides = ['left', 'right', 'top', 'bottom'].map((name) => side(name, 'hair', 'BFBFBF'))
  return `<border>${sides.join('')}<diagonal/></border>`
}

function alignmentXml({ across, wrap, top }: Style): string {
  if (across === undefined && !wrap && !top) return ''
  return `<alignment${across === undefined ? '' : ` horizontal="${across}"${across === 'right' ? ' indent="1"' : ''}`}${
    wrap || top ? ' vertical="top"' : ''
  }${wrap ? ' wrapText="1"' : ''}/>`
}
