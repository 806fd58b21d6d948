import type { Kysely } from 'kysely'
import { fold, wordsOf } from '../language/names.ts'
import { simplified } from '../language/simplified.ts'
import { surnameOf } from '../language/surnames.ts'
import type { Schema } from '../store/schema.ts'
import {
  type Kept,
  keptOf,
  peopleOfSurname,
  peopleWhoseNameBegins,
  peopleWithWords,
} from './address-queries.ts'
import type { Who } from './client.ts'
import { type Address, readAddress, type Sex, type Title } from './titles.ts'

type Db = Kysely<Schema>

/** Whom a title and a name address. */
export interface Addressed {
  /** Those of the name who have the title. */
  readonly titled: Who[]
  /** Where nobody has it: those of the name of whom nothing else is known. */
  readonly called: Who[]
}

/** More people of a surname than this are told apart by more than a title. */
const MOST_PEOPLE = 2000

/** Custom fields in which people keep titles, and those in which they keep who is a man or a woman. */
const TITLE_FIELDS =
  /^(?:title|name|job(?: title)?|position|role|salutation|titel|anrede|职务|职位|职称|头衔|称呼|称谓|岗位|職務|職位|職稱|頭銜|稱呼|稱謂|崗位)$/
const SEX_FIELDS = /^(?:sex|gender|salutation|geschlecht|anrede|性别|性別|称呼|称谓|稱呼|稱謂)$/
const SEXES: readonly [Sex, RegExp][] = [
  ['male', /^(?:男|先生|m$|male|man|mr|herr|männlich)/],
  ['female', /^(?:女|小姐|太太|f$|female|woman|mrs|ms|miss|frau|w$|weiblich)/],
]

/** Whom a text such as 张总, 老李 or Dr. Weber addresses; undefined where it holds no title. */
export async function addressedBy(db: Db, typed: string): Promise<Addressed | undefined> {
  const address = readAddress(typed)
  if (!address) return undefined
  const named = await peopleCalled(db, address)
  if (named.length === 0 || named.length > MOST_PEOPLE) return { titled: [], called: [] }
  const ids = [...new Set(named.flatMap(({ id, via }) => [id, via]))]
  const kept = Map.groupBy(await keptOf(db, ids), ({ client_id }) => client_id)
  const known = named.map(({ who, id, via }) => ({
    who,
    kept: [...(kept.get(id) ?? []), ...(via === id ? [] : (kept.get(via) ?? []))],
  }))
  const apt = known.filter(({ kept }) => address.titles.every(({ sex }) => !contradicts(kept, sex)))
  const titled = withTitles(apt, address.titles)
  if (address.isTyped) return { titled: [], called: titled }
  const isCourtesy = address.titles.every(({ courtesy }) => courtesy)
  return { titled, called: isCourtesy ? apt.map(({ who }) => who) : [] }
}

interface Known {
  readonly who: Who
  readonly kept: readonly Kept[]
}

/** Those who fit every title; of what a title may mean the first that anybody fits. */
function withTitles(known: readonly Known[], titles: readonly Title[]): Who[] {
  let left = known
  let isTold = false
  for (const { fits } of titles) {
    for (const pattern of fits) {
      const fitting = left.filter(({ kept }) => kept.some((one) => isTitle(one, pattern)))
      if (fitting.length === 0) continue
      left = fitting
      isTold = true
      break
    }
  }
  return isTold ? left.map(({ who }) => who) : []
}

function isTitle({ name, value }: Kept, pattern: RegExp): boolean {
  return TITLE_FIELDS.test(fold(name)) && pattern.test(simplified(fold(value)))
}

function contradicts(kept: readonly Kept[], sex: Sex | undefined): boolean {
  const known = sexOf(kept)
  return sex !== undefined && known !== undefined && known !== sex
}

function sexOf(kept: readonly Kept[]): Sex | undefined {
  for (const { name, value } of kept) {
    if (!SEX_FIELDS.test(fold(name))) continue
    const found = SEXES.find(([, pattern]) => pattern.test(fold(value)))
    if (found) return found[0]
  }
  return undefined
}

interface Named {
  readonly who: Who
  readonly id: number
  readonly via: number
}

async function peopleCalled(db: Db, { name, isTyped }: Address): Promise<Named[]> {
  const isChinese = /^\p{Script=Han}+$/u.test(name)
  const found = isTyped
    ? await peopleOfSurname(db, name)
    : isChinese
      ? (await peopleWhoseNameBegins(db, name)).filter(
          ({ who, via }) => via !== who.id || isCalled(who, name),
        )
      : await peopleWithWords(db, [...new Set(wordsOf(name))])
  return [...new Map(found.map(({ who, via }) => [who.id, { who, id: who.id, via }])).values()]
}

/** 欧总 is not 欧阳: what is typed of a surname is the whole of it. */
function isCalled(who: Who, name: string): boolean {
  const folded = fold(who.name)
  return !folded.startsWith(name) || name.length >= surnameOf(folded).length
}
