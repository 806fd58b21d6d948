import { createHash } from 'node:crypto'
import { locale, say } from '../language/say.ts'
import { shownColumns } from './cells.ts'
import type { Block, Document, Emit, Facts, Look, Text } from './document.ts'
import { lineText } from './document.ts'
import { forHtml, forHtmlLines, lineHtml } from './html/escape.ts'
import { writeGrid } from './html/grid.ts'
import { writeSheet } from './html/sheet.ts'
import { STYLE } from './html/style.ts'
import { type Gatherer, gather } from './lines.ts'
import { labelOf } from './say-line.ts'

/** A page with so many titles has links to its sections at the top. */
const MANY_SECTIONS = 5
/** A table of so many columns leaves room for another. */
const SMALL = 5

/** Writes one page that stands alone: no scripts, nothing fetched, and a policy that forbids both. */
export async function writeHtml(document: Document, _look: Look, emit: Emit): Promise<void> {
  const out = gather(emit)
  const { blocks, about } = document
  const title = titleOf(blocks[0]) ?? about ?? 'crm'
  await out.add(headOf(title, about))
  await out.add(`<body>\n<a class="skip" href="#main">${say`Skip to the content`}</a>\n<header>\n`)
  if (about !== undefined && about !== title) await out.add(`<p class="about">${forHtml(about)}</p>\n`)
  await out.add(`<h1 id="b0">${forHtml(title)}</h1>\n`)
  await out.add(contentsOf(blocks))
  await out.add('</header>\n<main id="main">\n')
  for (const [at, block] of blocks.entries()) await writeBlock(block, at, title, out)
  await out.add('</main>\n</body>\n</html>\n')
  await out.flush()
}

/** What a block is called; empty titles are none. */
function titleOf(block: Block | undefined): string | undefined {
  return block?.title === '' ? undefined : block?.title
}

function headOf(title: string, about: string | undefined): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
  const name = about === undefined || about === title ? title : say`${title} – ${about}`
  return `<!DOCTYPE html>
<html lang="${locale()}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${forHtml(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no"/>
<link rel="icon" href="data:,"/>
<title>${forHtml(name).replaceAll('\n', ' ')}</title>
<style>${STYLE}</style>
</head>
`
}

/** Links to the sections of a long page. */
function contentsOf(blocks: readonly Block[]): string {
  const links = blocks.flatMap((block, at) => {
    const title = titleOf(block)
    return at === 0 || title === undefined ? [] : [`<li><a href="#b${at}">${forHtml(title)}</a></li>`]
  })
  return links.length < MANY_SECTIONS
    ? ''
    : `<nav aria-label="${forHtml(say`Contents‖of a page`)}"><ul>${links.join('\n')}</ul></nav>\n`
}

async function writeBlock(block: Block, at: number, page: string, out: Gatherer): Promise<void> {
  const id = `b${at}`
  const title = titleOf(block)
  const named = at === 0 || title !== undefined
  const small = isSmall(block) ? ' class="small"' : ''
  await out.add(`<section${small}${named ? ` aria-labelledby="${id}"` : ''}>\n`)
  if (at > 0 && title !== undefined) await out.add(`<h2 id="${id}">${forHtmlLines(title)}</h2>\n`)
  if (block.kind === 'text') await out.add(textOf(block, at === 0 && title !== undefined))
  else if (block.kind === 'facts') await out.add(factsOf(block))
  else if (block.kind === 'grid') await writeGrid(block, id, title ?? page, out)
  else await writeSheet(block, id, title ?? block.name ?? page, out)
  await out.add('</section>\n')
}

/** Whether another section fits beside it: a table of few short columns, or one without rows. */
function isSmall(block: Block): boolean {
  if (block.kind !== 'sheet') return false
  if (Array.isArray(block.rows) && block.rows.length === 0) return true
  const columns = shownColumns(block)
  return !block.chart && columns.length <= SMALL && !columns.some(({ prose }) => prose)
}

/** Lines in a row are one paragraph; an empty line ends it. */
function textOf({ lines }: Text, lead: boolean): string {
  let text = ''
  let paragraph: string[] = []
  const end = () => {
    if (paragraph.length > 0) text += `<p class="line${lead ? ' lead' : ''}">${paragraph.join('<br/>')}</p>\n`
    paragraph = []
  }
  for (const line of lines) {
    if (lineText(line) === '') end()
    else paragraph.push(lineHtml(line))
  }
  end()
  return text
}

function factsOf({ facts }: Facts): string {
  const lines = facts.map(
    (fact) => `<div><dt>${forHtml(labelOf(fact))}</dt><dd class="line">${lineHtml(fact.value)}</dd></div>\n`,
  )
  return `<dl>\n${lines.join('')}</dl>\n`
}
