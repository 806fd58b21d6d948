import { columns } from '../language/messages/zh-CN/columns.ts'
import { type Locale, locale, said } from '../language/say.ts'

/** The column of a saved bad row that says why; it is not read. A file that has it is one of ours. */
const REASON_HEADERS: Readonly<Record<Locale, string>> = {
  en: 'crm: why it was left',
  'zh-CN': 'crm：未导入的原因',
}

/** Begins the header of a custom field whose name would be taken for another field. */
const CUSTOM_PREFIXES: Readonly<Record<Locale, string>> = { en: 'custom: ', 'zh-CN': '自定义：' }

const ENGLISH = new Map(
  Object.entries(columns).map(([key, chinese]) => [chinese, key.replace(/‖.*$/, '')] as const),
)
const CHINESE_UID = columns['uid‖column'] ?? ''

/** What exports call the column of a field, in the reader's language. */
export function columnName(field: string): string {
  return said(`${field}‖column`)
}

/** What heads the reasons in a file of bad rows, in the reader's language. */
export function reasonHeader(): string {
  return REASON_HEADERS[locale()]
}

/** Whether a column of a file of bad rows is the one that says why, in any language. */
export function isReason(header: string): boolean {
  return Object.values(REASON_HEADERS).includes(header)
}

/** Whether an export of ours has written the file, by the names of its columns in any language. */
export function isExport(headers: readonly string[]): boolean {
  return headers.includes('uid') || headers.includes(CHINESE_UID)
}

/** How the headers of a file are read: those of an export in Chinese as it has them in English, others as they stand. */
export function headerReading(headers: readonly string[]): (header: string) => string {
  return headers.includes(CHINESE_UID) ? inEnglish : (header) => header
}

/** The English name of a column that an export names in Chinese. */
export function inEnglish(header: string): string {
  return ENGLISH.get(header) ?? header
}

/** The header of a custom field, marked so that it is taken for no other column. */
export function customHeader(name: string, language: Locale): string {
  return CUSTOM_PREFIXES[language] + name
}

/** The name of a custom field whose header is marked; undefined for any other header. */
export function customNameIn(header: string): string | undefined {
  const prefix = Object.values(CUSTOM_PREFIXES).find((each) => header.startsWith(each))
  return prefix === undefined ? undefined : header.slice(prefix.length)
}
