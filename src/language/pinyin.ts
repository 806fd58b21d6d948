import { simplified } from './simplified.ts'
import { COMPOUND_SURNAMES, SURNAME_READINGS, surnameOf } from './surnames.ts'

/** The syllables of a run of Chinese characters, one per character; empty for one that has no reading. */
export type Syllables = readonly string[]

/** Whose name it is: in people's the first character is a surname, and given names are read in several ways. */
export type Named = 'person' | 'organisation'

/** A run of Chinese characters as it is read. */
export interface Heard {
  /** All accepted readings, the likeliest first. */
  readonly readings: readonly Syllables[]
  /** In simplified characters. */
  readonly plain: string
  /** How many characters the surname has; 0 for what is no person's name. */
  readonly surname: number
  /** Where a firm's own name begins, after the place it says it is in, and where its legal form begins. */
  readonly core: readonly [from: number, to: number]
}

/** Reads a run of Chinese characters that stands at the head of a name or further on. */
export type Read = (run: string, named: Named, head: boolean) => Heard

/** Where a firm is. */
const PLACE =
  /^(?:中国|中华|(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|广西|内蒙古|西藏|宁夏|新疆|香港|澳门|深圳|广州|杭州|南京|苏州|宁波|武汉|成都|西安|青岛|大连|厦门|东莞|佛山|无锡|长沙|郑州|合肥|福州|济南|沈阳|昆明)[省市]?)/
/** What a firm is by law. */
const LEGAL_FORM = /(?:集团)?(?:股份|有限责任|有限)*(?:有限公司|公司|集团|有限合伙)$/

/** Characters of given names that people read in more ways than one. */
const GIVEN: ReadonlyMap<string, readonly string[]> = new Map(
  (
    '乐 le yue,行 xing hang heng,长 chang zhang,朝 chao zhao,重 zhong chong,茜 qian xi,晟 sheng cheng,莎 sha suo,柏 bai bo,' +
    '仔 zai zi,盛 sheng cheng,蔚 wei yu,炅 jiong gui,曾 zeng ceng,朴 pu piao,娜 na nuo,传 chuan zhuan,都 du dou,强 qiang jiang,' +
    '奇 qi ji,会 hui kuai,藏 zang cang,覃 qin tan,翟 zhai di,单 dan shan,贾 jia gu,解 jie xie,殷 yin yan,参 shen can,省 xing sheng,' +
    '什 shi shen,俞 yu shu,隽 jun juan,尉 wei yu,葛 ge,缪 miao mou,那 na nuo,辟 pi bi,露 lu lou,曲 qu,适 shi kuo,宿 su xiu,' +
    '颉 jie xie,琛 chen,吁 yu xu,圳 zhen,郇 xun huan,阿 a e,车 che ju,厦 xia sha,读 du,落 luo la,薄 bo bao,呵 he a'
  )
    .split(',')
    .map((entry) => {
      const [character = '', ...readings] = entry.split(' ')
      return [character, readings] as const
    }),
)

/** Words of firms and places that the library reads otherwise than people do. */
const WORDS: Readonly<Record<string, string>> = { 大都会: 'da du hui' }

/** A run so long is no personal name, and the ways to read its characters are not multiplied. */
const LONGEST_PERSONAL = 4
/** How many ways to read one name are kept. */
const MOST_READINGS = 8

/** Opens the library that reads Chinese characters: only where a name that has some is written. */
export async function chineseReader(): Promise<Read> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin(WORDS)
  const known = new Map<string, Heard>()
  return (run, named, head) => {
    const key = `${named} ${head} ${run}`
    const before = known.get(key)
    if (before) return before
    const plain = simplified(run)
    const characters = [...plain]
    const read = pinyin(plain, { toneType: 'none', type: 'array', v: true })
    const usual =
      read.length === characters.length
        ? read
        : characters.map((one) => pinyin(one, { toneType: 'none', v: true }))
    const heard = {
      readings: readingsOf(characters, usual.map(syllable), named, head),
      plain,
      surname: head && named === 'person' ? [...surnameOf(plain)].length : 0,
      core: named === 'person' ? ([0, characters.length] as const) : coreOf(plain),
    }
    if (known.size < MOST_KNOWN) known.set(key, heard)
    return heard
  }
}

/** How many runs are remembered: an import of many clients meets the same words again and again. */
const MOST_KNOWN = 5000

/** What the library gives back for a character it cannot read is no syllable. */
function syllable(read: string): string {
  return /^[a-z]+$/.test(read) ? read : ''
}

function coreOf(firm: string): [from: number, to: number] {
  const from = PLACE.exec(firm)?.[0].length ?? 0
  const to = firm.length - (LEGAL_FORM.exec(firm)?.[0].length ?? 0)
  return from < to ? [from, to] : [0, firm.length]
}

function readingsOf(
  characters: readonly string[],
  usual: Syllables,
  named: Named,
  head: boolean,
): Syllables[] {
  const personal = named === 'person' && characters.length <= LONGEST_PERSONAL
  const ways = usual.map((one, at) => {
    const others = personal && !(head && at === 0) ? (GIVEN.get(characters[at] as string) ?? []) : []
    return unique([one, ...others])
  })
  if (head) {
    const compound = COMPOUND_SURNAMES.get(characters.slice(0, 2).join(''))?.read
    if (compound) return [...combined([[compound[0] ?? ''], [compound[1] ?? ''], ...ways.slice(2)]), usual]
    const surname = SURNAME_READINGS.get(characters[0] as string)
    if (surname) ways[0] = unique([...surname, usual[0] as string])
  }
  return combined(ways)
}

/** One of each, in all combinations up to a number of them. */
function combined(ways: readonly (readonly string[])[]): string[][] {
  let found: string[][] = [[]]
  for (const way of ways) {
    const longer = way.flatMap((one) => found.map((before) => [...before, one]))
    found = longer.slice(0, MOST_READINGS)
  }
  return found
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
