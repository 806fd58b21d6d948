import type { WriteContext } from '../context.ts'
import type { Document } from '../output/document.ts'
import type { Source } from './source.ts'

export async function importBook(_ctx: WriteContext, _source: Source, _dry: boolean): Promise<Document> {
  throw new Error('later')
}
