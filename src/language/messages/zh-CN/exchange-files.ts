import type { Catalogue } from '../../say.ts'

/** Address books, calendars and workbooks: what is said while they are read and written. */
export const exchangeFiles: Catalogue = {}
