import { dayNumber, isDay } from '../../day.ts'
import { cutText, MOST_IN_CELL } from '../calendar-sheet.ts'
import { textElement } from './xml.ts'

/** 1970-01-01 in the days that Excel counts. */
const EPOCH = 25_569
/** Before it Excel counts a day that never was. */
const FIRST_DAY = '1900-03-01'
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
/** What a program would take for a formula, were it typed. */
const FORMULA_START = /^[=+\-@＝＋－＠\t\r\n]/
/** Digits that a number of Excel keeps. */
const MOST_DIGITS = 15

/** `A`, `Z`, `AA`: the letters of the columns, counted from 0. */
export function columnName(at: number): string {
  let name = ''
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** The days of a long table are few, and come again and again. */
const serials = new Map<string, number>()
const MOST_SERIALS_KEPT = 4000

/** The number by which Excel knows a day, or undefined where it cannot know it. */
export function serialOf(text: string): number | undefined {
  let serial = serials.get(text)
  if (serial === undefined) {
    if (!isDay(text) || text < FIRST_DAY) return undefined
    serial = dayNumber(text) + EPOCH
    if (serials.size < MOST_SERIALS_KEPT) serials.set(text, serial)
  }
  return serial
}

/** The number of an instant: day and time as they are written, in the zone they were written in. */
export function serialOfInstant(text: string): number | undefined {
  const found = INSTANT.exec(text)
  if (!found) return undefined
  const [, day = '', hours, minutes, seconds = '0'] = found
  const whole = serialOf(day)
  const second = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return whole === undefined || second >= 86_400 ? undefined : whole + second / 86_400
}

/** A number that was written as text, or undefined where a cell would change it. */
export function numberOf(text: string): number | undefined {
  if (!PLAIN_NUMBER.test(text) || text.replace(/\D/g, '').length > MOST_DIGITS) return undefined
  return Number(text)
}

/** Whether the text is one that must be kept from being taken for a formula. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text)
}

function styleAttribute(style: number): string {
  return style === 0 ? '' : ` s="${style}"`
}

export function numberCell(ref: string, style: number, value: number): string {
  return `<c r="${ref}"${styleAttribute(style)}><v>${value}</v></c>`
}

/** A cell of text, whatever it looks like; more than a cell holds is cut. */
export function textCell(ref: string, style: number, text: string): string {
  const kept = text.length > MOST_IN_CELL ? cutText(text, MOST_IN_CELL) : text
  return `<c r="${ref}"${styleAttribute(style)} t="inlineStr"><is>${textElement(kept)}</is></c>`
}

export function emptyCell(ref: string, style: number): string {
  return `<c r="${ref}" s="${style}"/>`
}
