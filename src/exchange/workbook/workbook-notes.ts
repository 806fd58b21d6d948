import { BUILT_IN, readCode } from '../../touchpoints/touchpoint.ts'
import { relationsOf } from './workbook-parts.ts'
import { textRun } from './workbook-styles.ts'
import { attribute, readXml } from './workbook-xml.ts'
import type { Archive } from './workbook-zip.ts'

const MOST_NOTES = 200_000

/** The notes of a sheet by the address of their cells: what people wrote, without who wrote it. */
export function readNotes(archive: Archive, sheet: string): Map<string, string> {
  const relations = relationsOf(archive, sheet)
  const notes = new Map<string, string>()
  for (const { kind, part } of relations)
    if (kind === 'comments')
      for (const [address, text] of classicNotes(archive, part)) add(notes, address, text)
  const threads = new Map<string, string>()
  for (const { kind, part } of relations)
    if (kind === 'threadedComment')
      for (const [address, text] of threadNotes(archive, part)) add(threads, address, text)
  for (const [address, text] of threads) notes.set(address, text)
  return notes
}

function add(notes: Map<string, string>, address: string, text: string): void {
  const before = notes.get(address)
  if (text !== '' && (before !== undefined || notes.size < MOST_NOTES))
    notes.set(address, before === undefined ? text : `${before}\n${text}`)
}

function* classicNotes(archive: Archive, part: string): Generator<[string, string]> {
  const found: [string, string][] = []
  const authors: string[] = []
  const run = textRun()
  let within: 'author' | 'comment' | undefined
  let address = ''
  let author = ''
  let text = ''
  let runs = 0
  let head: string | undefined
  readXml(archive.pieces(part), archive.file, {
    open(name, tag) {
      if (name === 'author') {
        within = 'author'
        text = ''
      } else if (name === 'comment') {
        within = 'comment'
        address = addressIn(attribute(tag, 'ref'))
        author = authors[Number(attribute(tag, 'authorId'))] ?? ''
        head = undefined
        runs = 0
        run.begin()
      } else if (name === 'r') {
        if (++runs === 2) head = run.end()
      } else run.open(name)
    },
    text(piece) {
      if (within === 'author') text += piece
      else if (within === 'comment') run.text(piece)
    },
    close(name) {
      if (name === 'author') authors.push(text)
      else if (name === 'comment') found.push([address, withoutAuthor(withFeeds(run.end()), author, head)])
      if (name === 'author' || name === 'comment') within = undefined
      run.close(name)
    },
  })
  for (const [at, said] of found) yield [at, unthreaded(said)]
}

/**
 * Without the name and colon that a spreadsheet puts above a note: those of its author, or what stands so in a run
 * of its own, whose author another program has lost. The name of a channel is no author.
 */
function withoutAuthor(text: string, author: string, run: string | undefined): string {
  const heads = author.trim() === '' ? [] : [`${author}:`, `${author}：`]
  const [, alone] = /^([^\n]{2,80}[:：])\s*$/.exec(run ?? '') ?? []
  if (alone !== undefined && !readCode(BUILT_IN, alone.slice(0, -1))) heads.push(alone)
  for (const head of heads) {
    const rest = text.startsWith(head) ? text.slice(head.length) : ''
    if (/^[ \t]*\n/.test(rest)) return tidy(rest)
  }
  return tidy(text)
}

function withFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function tidy(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

/** What newer programs leave for older ones in place of a conversation: what was said in it. */
function unthreaded(text: string): string {
  if (!/^\[[^\]\n]+\]/.test(text) || !/go\.microsoft\.com\/fwlink\/\?linkid=870924/i.test(text)) return text
  const [, ...said] = text.split(/\n\s*\n?[^\n:：]{1,30}[:：][ \t]*\n/)
  return said.map((one) => one.replace(/^ {4}/gm, '').trim()).join('\n')
}

function* threadNotes(archive: Archive, part: string): Generator<[string, string]> {
  const found: [string, string][] = []
  let address = ''
  let text = ''
  let within = false
  readXml(archive.pieces(part), archive.file, {
    open(name, tag) {
      if (name === 'threadedComment') {
        address = addressIn(attribute(tag, 'ref'))
        text = ''
      } else if (name === 'text') within = true
    },
    text(piece) {
      if (within) text += piece
    },
    close(name) {
      if (name === 'text') within = false
      else if (name === 'threadedComment') found.push([address, tidy(withFeeds(text))])
    },
  })
  yield* found
}

/** The first cell of a reference, without marks of absolute ones. */
function addressIn(reference = ''): string {
  return reference.replaceAll('$', '').toUpperCase().replace(/:.*$/s, '')
}
