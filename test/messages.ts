import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { type Catalogue, keyOf } from '../src/language/say.ts'

const ROOT = join(import.meta.dirname, '..')

/** A text of the source, and where it stands. */
export interface Found {
  readonly text: string
  readonly at: string
}

/** What the source says to people: sentences that have to be in every catalogue, and English that is in none. */
export interface Sayings {
  readonly sentences: readonly Found[]
  readonly untold: readonly Found[]
}

/** Declared texts: help, and the titles of columns and facts, which the writers say. */
const DECLARES = new Set([
  'summary',
  'says',
  'details',
  'title',
  'label',
  'short',
  'meaning',
  'axes',
  'lines',
])
/** Functions that are given declared texts. */
const DECLARING = new Set(['toSay', 'said', 'argument', 'option'])
/** What is English whoever reads: examples to type, names of things, causes nobody but an engineer sees. */
const NEVER = new Set([
  'line',
  'flags',
  'name',
  'tip',
  'key',
  'anchor',
  'kind',
  'type',
  'tone',
  'href',
  'phrases',
])

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Words that files and shells know, whoever reads: names of columns, of festivals as they are typed, scripts. */
const VOCABULARIES =
  /^src\/(exchange\/(headers|layout|client-rows|touchpoint-rows|touchpoint-chunks|json-lists|pages|own-file|presets\/.*|cards\/cards-(labels|points|export))|greetings\/festival|completion\/scripts)\.ts$/

/** Everything said in the rooms whose path begins so. */
export function sayingsIn(under = 'src'): Sayings {
  const sentences: Found[] = []
  const untold: Found[] = []
  for (const path of sources(under)) {
    const text = readFileSync(join(ROOT, path), 'utf8')
    const at = (node: Node) => `${path}:${text.slice(0, node.start).split('\n').length}`
    const left: Found[] = []
    visit(parseAst(text, { lang: 'ts' }) as unknown as Node, [], { sentences, untold: left, at })
    if (!VOCABULARIES.test(path)) untold.push(...left)
  }
  return { sentences, untold }
}

function sources(under: string): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => ['src', ...name.split(sep)].join('/'))
    .filter(
      (path) =>
        path.endsWith('.ts') &&
        path.startsWith(under) &&
        !/\/messages\/|^src\/demo\/story|\/shapes\.ts$|\/language\/(?:english-|pinyin|surnames)/.test(path),
    )
    .sort()
}

interface Gathering {
  readonly sentences: Found[]
  readonly untold: Found[]
  readonly at: (node: Node) => string
}

function visit(node: Node, above: readonly string[], into: Gathering): void {
  if (/^TS.*(Type|Interface|Alias)/.test(node.type) || node.type === 'ImportDeclaration') return
  if (node.type === 'TaggedTemplateExpression') {
    const tag = (node.tag as { name?: string }).name ?? ''
    const { quasis, expressions } = node.quasi as { quasis: Node[]; expressions: Node[] }
    if (tag === 'say' || tag === 'sayLine') {
      const key = keyOf(quasis.map(({ value }) => (value as { cooked: string }).cooked))
      into.sentences.push({ text: key, at: into.at(node) })
    }
    for (const expression of expressions) visit(expression, above, into)
    return
  }
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const name = (node.callee as { name?: string }).name ?? ''
    const own = DECLARING.has(name) ? 'toSay' : /Error$|^RegExp$|^sql/.test(name) ? 'quiet' : 'call'
    children(node, [...above, own], into)
    return
  }
  const joined = joinedText(node)
  if (joined !== undefined) {
    judge(joined, node, above, into)
    return
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator as string)) return
  if (node.type === 'Property') {
    const key =
      (node.key as { name?: string; value?: string }).name ?? (node.key as { value?: string }).value ?? ''
    const isList = (node.value as Node).type !== 'Literal'
    const own =
      DECLARES.has(key) && (key !== 'lines' || isList) ? 'toSay' : NEVER.has(key) ? 'quiet' : 'property'
    visit(node.value as Node, [...above, own], into)
    return
  }
  if (node.type === 'ArrayExpression' && above.at(-1) === 'toSay') {
    const [term, says, ...more] = node.elements as Node[]
    if (term && says && more.length === 0 && isPair(term, says)) {
      visit(says, above, into)
      return
    }
  }
  // What is declared with values in it is in no file as it is said: the test of the help has it.
  if (node.type === 'TemplateLiteral') {
    const text = (node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked).join('{}')
    if (!above.includes('quiet') && above.at(-1) !== 'toSay' && isEnglish(text))
      into.untold.push({ text, at: into.at(node) })
  }
  children(node, above, into)
}

/** A term and what it means: the term is typed as it is. */
function isPair(term: Node, says: Node): boolean {
  const word = joinedText(term)
  return word !== undefined && joinedText(says) !== undefined && !/[.:] |[.:]$/.test(word)
}

/** A text, or several that are joined where they stand. */
function joinedText(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined
  const left = joinedText(node.left as Node)
  const right = joinedText(node.right as Node)
  return left === undefined || right === undefined ? undefined : left + right
}

function children(node: Node, above: readonly string[], into: Gathering): void {
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && 'type' in child) visit(child as Node, above, into)
}

function judge(text: string, node: Node, above: readonly string[], into: Gathering): void {
  const nearest = above.findLast((one) => one !== 'property') ?? ''
  if (nearest !== 'toSay' && above.includes('quiet')) return
  if (nearest === 'toSay') {
    if (/\p{L}{2}/u.test(text) && !/^(-(?!.*[.;] )|<|\[)|\S\|\S/.test(text))
      into.sentences.push({ text, at: into.at(node) })
  } else if (isEnglish(text)) into.untold.push({ text, at: into.at(node) })
}

/** What is written in words, but to programs: command lines, SQL, markup, styles. */
const CODE =
  /^(crm |\.\/|[a-z]+=)|[<>]\/?[a-z]+[ >]|^[A-Z_]+$|^(select|insert|pragma|create|from|where|with) |^[\w.]+ as \w+$|^is not$|yyyy-mm-dd|'none'|:root\{|^(vacuum|begin|cast\() ?|^(system|launch)ctl |^<[!?]|^SQLite format/i

/** Two words with a space between them, or one that begins a sentence. */
function isEnglish(text: string): boolean {
  if (CODE.test(text)) return false
  return /[A-Za-z]{2,},? [a-z]{2,}/.test(text) || /^[A-Z][a-z]+[.:]?( |$)/.test(text)
}

/** Sentences without a word in the catalogue, and those whose places for values are not the same in it. */
export function missingIn(catalogue: Catalogue, sentences: readonly Found[]): Found[] {
  return sentences.filter(({ text }) => {
    const told = catalogue[text]
    return told === undefined || placesOf(told) !== placesOf(text)
  })
}

function placesOf(text: string): string {
  return [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join('')
}

if (import.meta.main) {
  const { zhCN } = await import('../src/language/messages/zh-CN/catalogue.ts')
  const { sentences, untold } = sayingsIn(process.argv[2])
  for (const { text, at } of missingIn(zhCN, sentences))
    console.log(`missing  ${at}  ${JSON.stringify(text)}`)
  for (const { text, at } of untold) console.log(`untold   ${at}  ${JSON.stringify(text)}`)
}
