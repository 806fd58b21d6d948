import type { Format, Writer } from './document.ts'

/** The format's writer, loaded when it is asked for. */
export async function writerFor(format: Format): Promise<Writer> {
  switch (format) {
    case 'table':
      return (await import('./table.ts')).writeTable
    case 'markdown':
      return (await import('./markdown.ts')).writeMarkdown
    case 'csv':
      return (await import('./csv.ts')).writeCsv
    case 'json':
      return (await import('./json.ts')).writeJson
  }
}
