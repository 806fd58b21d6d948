import { emailKey, fold, keyCut, phoneKey, spelledOut, wordsOf } from './names.ts'
import type { Heard, Named, Read, Syllables } from './pinyin.ts'

/**
 * A search key of a client: the kind says what it was made from. `name`, `word` and `initials` are as the name is
 * written; `reading` is a whole name, and `sound` a part of one or its initials, as it is read or otherwise spelled.
 */
export interface Key {
  readonly kind: 'name' | 'word' | 'initials' | 'reading' | 'sound' | 'email' | 'phone'
  readonly key: string
}

/** What the keys of a client are made from. */
export interface Keyed {
  readonly kind: Named
  readonly names: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

const HAN = /\p{Script=Han}/u
const HAN_RUN = /(\p{Script=Han}+)/u
/** Japanese, whose characters are not read as Chinese ones. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** No more of a name's characters are places to begin at. */
const MOST_BEGINNINGS = 12
/** How many words of a name are read, and how much of one: the rest nobody types. */
const MOST_WORDS = 40
/** How many ways to read a whole name are kept. */
const MOST_READINGS = 8

/** Whether the keys of a name need one who reads Chinese. */
export function isRead(name: string): boolean {
  return HAN.test(name) && !KANA.test(name)
}

/** Everything a client is found by, each key once; `read` is needed where a name `isRead`. */
export function keysOf(client: Keyed, read?: Read): Key[] {
  const keys = new Map<string, Key>()
  const add = (kind: Key['kind'], key: string) => {
    if (key === '' || (kind === 'sound' && keys.has(`reading ${key}`))) return
    keys.set(`${kind} ${key}`, { kind, key })
  }
  for (const name of client.names) {
    const whole = fold(name)
    const words = wordsOf(name)
    add('name', whole)
    for (const word of words) add('word', word)
    if (words.length > 1) add('initials', initialsOf(words))
    for (const { kind, key } of heardKeys(name, words, client.kind, read)) if (key !== whole) add(kind, key)
  }
  for (const email of client.emails) add('email', emailKey(email))
  for (const phone of client.phones) add('phone', phoneKey(phone))
  return [...keys.values()]
}

/** A part of a name that is read as one: a word, or a run of Chinese characters. */
interface Unit {
  readonly written: string
  readonly readings: readonly Syllables[]
  readonly heard?: Heard
}

const ASCII = /^[\x00-\x7f]*$/

function* heardKeys(
  name: string,
  words: readonly string[],
  kind: Named,
  read: Read | undefined,
): Generator<Key> {
  if (ASCII.test(name)) {
    if (words.length > 1) yield { kind: 'reading', key: keyCut(words.join('')) }
    return
  }
  const units = unitsOf(name, words, kind, isRead(name) ? read : undefined)
  const isHeard = units.some((unit) => unit.heard)
  for (const syllables of inEveryWay(units)) {
    yield* bothUmlauts('reading', syllables.join(''))
    if (isHeard) yield { kind: 'sound', key: initialsOf(syllables) }
  }
  for (const { written, readings, heard } of units) {
    if (heard) yield* soundsOf(written, heard)
    else
      for (const [sound = ''] of readings)
        if (!words.includes(sound)) yield { kind: 'sound', key: keyCut(sound) }
  }
}

function unitsOf(name: string, words: readonly string[], kind: Named, read: Read | undefined): Unit[] {
  const spellings = [wordsOf(spelledOut(name)), wordsOf(spelledOut(name, /å/g))]
  const units: Unit[] = []
  for (const [at, word] of words.slice(0, MOST_WORDS).entries()) {
    for (const written of (read ? word.split(HAN_RUN) : [word]).map(keyCut)) {
      if (written === '') continue
      const heard = read && HAN.test(written) ? read(written, kind, units.length === 0) : undefined
      if (heard) units.push({ written, readings: heard.readings, heard })
      else {
        const others = written === word ? spellings.map((words) => words[at] ?? written) : []
        units.push({ written, readings: [...new Set([written, ...others])].map((one) => [one]) })
      }
    }
  }
  return units
}

/** Where in a run one may begin to type: at every character, the legal form of a firm excepted; and its initials. */
function* soundsOf(written: string, { readings, plain, surname, core }: Heard): Generator<Key> {
  if (plain !== written) yield { kind: 'sound', key: keyCut(plain) }
  for (const syllables of readings) {
    const last = Math.min(MOST_BEGINNINGS, core[1])
    for (let at = 0; at < last; at++) yield* bothUmlauts('sound', syllables.slice(at, core[1]).join(''))
    if (surname > 0) yield* bothUmlauts('sound', syllables.slice(0, surname).join(''))
    yield { kind: 'sound', key: initialsOf(syllables) }
    yield { kind: 'sound', key: initialsOf(syllables.slice(0, core[1])) }
    if (core[1] - core[0] > 1) yield { kind: 'sound', key: initialsOf(syllables.slice(...core)) }
  }
}

/** The ü of 吕 is typed as v, u or yu. */
function* bothUmlauts(kind: 'reading' | 'sound', text: string): Generator<Key> {
  const key = keyCut(text)
  yield { kind, key }
  if (!/[ln]v/.test(key)) return
  yield { kind, key: key.replace(/(?<=[ln])v/g, 'u') }
  yield { kind, key: key.replace(/(?<=[ln])v/g, 'yu') }
}

function inEveryWay(units: readonly Unit[]): Syllables[] {
  let found: Syllables[] = [[]]
  for (const { readings } of units)
    found = readings.flatMap((one) => found.map((before) => [...before, ...one])).slice(0, MOST_READINGS)
  return found
}

function initialsOf(words: readonly string[]): string {
  return keyCut(words.map((word) => [...word.slice(0, 2)][0] ?? '').join(''))
}
