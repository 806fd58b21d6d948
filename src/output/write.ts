import type { ChunkWriter, Document, EmitChunk, Format } from './document.ts'

/** The format's writer, loaded when it is asked for. */
export async function writerFor(format: Format): Promise<ChunkWriter> {
  switch (format) {
    case 'table':
      return (await import('./table.ts')).writeTable
    case 'markdown':
      return (await import('./markdown.ts')).writeMarkdown
    case 'csv':
      return (await import('./csv.ts')).writeCsv
    case 'json':
      return (await import('./json.ts')).writeJson
    case 'html':
      return (await import('./html.ts')).writeHtml
    case 'xlsx':
      return (await import('./xlsx.ts')).writeXlsx
    case 'vcf':
    case 'ics':
      return (document, _, emit) => writeEncoded(document, emit)
  }
}

async function writeEncoded({ encoded }: Document, emit: EmitChunk): Promise<void> {
  for await (const chunk of encoded ?? []) await emit(chunk)
}
