import type { Document, EmitChunk, Format, Look, Writer } from './document.ts'

/** The format's writer, loaded when it is asked for. */
export async function writerFor(format: Format): Promise<Writer> {
  switch (format) {
    case 'table':
      return sayingNothing((await import('./table.ts')).writeTable)
    case 'markdown':
      return sayingNothing((await import('./markdown.ts')).writeMarkdown)
    case 'csv':
      return sayingNothing((await import('./csv.ts')).writeCsv)
    case 'json':
      return sayingNothing((await import('./json.ts')).writeJson)
    case 'html':
      return sayingNothing((await import('./html.ts')).writeHtml)
    case 'xlsx':
      return (await import('./xlsx.ts')).writeXlsx
    case 'vcf':
    case 'ics':
      return sayingNothing(writeEncoded)
  }
}

function sayingNothing(write: (document: Document, look: Look, emit: EmitChunk) => Promise<void>): Writer {
  return async (document, look, emit) => {
    await write(document, look, emit)
    return []
  }
}

async function writeEncoded({ encoded }: Document, _: Look, emit: EmitChunk): Promise<void> {
  for await (const chunk of encoded ?? []) await emit(chunk)
}
