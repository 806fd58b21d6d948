import { fold } from '../language/names.ts'

export type Sex = 'male' | 'female'

/** What a title that somebody is addressed by says of them. */
export interface Title {
  /** What the title kept of a client must match: the first of these that anybody's does. */
  readonly fits: readonly RegExp[]
  readonly sex?: Sex
  /** Without anybody of such a title, the surname alone may decide: it can be no given name. */
  readonly courtesy: boolean
}

const rank = (text: string, courtesy: boolean, ...fits: RegExp[]) => ({ text, fits, courtesy })
const polite = (text: string, sex?: Sex) => ({
  text,
  fits: [],
  courtesy: true,
  ...(sex === undefined ? {} : { sex }),
})

/** A 总 has it in the title, though not as “head office” or “general affairs”, and is nobody's assistant. */
const ZONG = /总(?!务|账|帐|机|台|部|局|行|公司|院|署|店|会)(?!.*(?:助理|秘书|经办|办公室))/
const BOSS =
  /董事长|创始人|老板|合伙人|\b(?:ceo|cfo|coo|cto|gm|vp|president|owner|founder|partner|managing director|general manager)\b/
const TEACHER = /老师|教师|教授|讲师|导师|班主任|teacher|professor|lecturer|tutor/
const DOCTOR = /医生|医师|大夫|\bdoctor\b|physician|surgeon|dentist|\bdr\b/

/** Titles after a Chinese surname: as said, and what the title kept must match. */
const AFTER: readonly (Title & { readonly text: string })[] = [
  rank('总经理', true, /总经理|general manager|managing director/),
  rank('董事长', true, /董事长|chair/),
  rank('总监', true, /总监|director/),
  rank('总', true, ZONG, BOSS),
  rank('董', true, /董事长|chair/, /董事/),
  rank('老师', true, TEACHER),
  rank('经理', true, /(?<!总)经理|manager/, /经理/),
  rank('主任', true, /主任/),
  ...['医生', '大夫', '医师'].map((text) => rank(text, true, DOCTOR)),
  rank('律师', true, /律师|lawyer|attorney|solicitor|barrister|counsel/),
  ...['工程师', '高工', '总工'].map((text) => rank(text, true, /工程师|总工|engineer/)),
  rank('工', true, /工程师|总工|engineer/),
  rank('教授', true, /教授|professor/),
  rank('博士', true, /博士|ph\.?d|\bdr\b/),
  rank('会计', true, /会计|accountant/),
  rank('师傅', true, /师傅|技师|司机|driver/),
  rank('老板', true, /老板|创始人|owner|founder/),
  rank('顾问', true, /顾问|consultant|advis[eo]r/),
  ...['助理', '秘书', '书记', '主管', '护士', '导演', '记者', '编辑', '法官', '警官', '教练', '秘书长'].map(
    (text) => rank(text, true, new RegExp(text)),
  ),
  rank('行', false, /行长/),
  ...['局', '处', '科', '厅', '院', '校', '所', '队', '部'].map((text) =>
    rank(text, false, new RegExp(`${text}长`)),
  ),
  ...['先生', '公子', '大哥', '哥', '叔叔', '叔', '伯伯', '伯', '大爷'].map((text) => polite(text, 'male')),
  ...['女士', '小姐', '太太', '夫人', '大姐', '姐', '阿姨', '姨', '嫂'].map((text) => polite(text, 'female')),
  ...['同学', '同志'].map((text) => polite(text)),
].sort((a, b) => b.text.length - a.text.length)

/** Every head of something: 李行长, 王处长. */
const HEAD_OF = /^(\p{Script=Han}{1,4}?)(\p{Script=Han}长)$/u

/** The same titles typed in letters after a surname. */
const TYPED: Readonly<Record<string, string>> = {
  zong: '总',
  dong: '董',
  laoshi: '老师',
  hangzhang: '行长',
  jingli: '经理',
  zhuren: '主任',
  yisheng: '医生',
  daifu: '大夫',
  lvshi: '律师',
  lushi: '律师',
  gong: '工',
  jiaoshou: '教授',
  boshi: '博士',
  laoban: '老板',
}

/** Titles before a name in Latin letters; a full stop after them does not count. */
const BEFORE: Readonly<Record<string, Title>> = {
  ...each(['dr', 'doctor'], { fits: [/\bdr\b|doctor|ph\.?d|博士|医生|医师/], courtesy: true }),
  ...each(['prof', 'professor'], { fits: [/prof|教授/], courtesy: true }),
  ...each(['ing', 'dipl-ing'], { fits: [/\bing\b|engineer|工程师/], courtesy: true }),
  ...each(['mr', 'mister', 'herr', 'hr', 'sir', 'monsieur', 'senor', 'signor', 'sr'], polite('', 'male')),
  ...each(
    ['mrs', 'ms', 'miss', 'frau', 'fr', 'madam', 'madame', 'mme', 'senora', 'signora', 'sra', 'fru'],
    polite('', 'female'),
  ),
}

function each(words: readonly string[], title: Title): Record<string, Title> {
  return Object.fromEntries(words.map((word) => [word, title]))
}

/** A text taken apart into a name and the titles it is addressed by. */
export interface Address {
  readonly name: string
  readonly titles: readonly Title[]
  /** The title was typed in letters and might be a given name. */
  readonly isTyped?: boolean
}

/** Reads 张总, 老李, Frau Dr. Weber or zhangzong; undefined for what holds no title. */
export function readAddress(typed: string): Address | undefined {
  const text = fold(typed)
  if (/^\p{Script=Han}+$/u.test(text)) return chineseAddress(text)
  return latinAddress(text) ?? typedAddress(text)
}

function chineseAddress(text: string): Address | undefined {
  const older = /^[老小阿](\p{Script=Han})$/u.exec(text)
  if (older) return { name: older[1] as string, titles: [polite('')] }
  const title = AFTER.find((one) => text.endsWith(one.text) && text.length > one.text.length)
  if (title && (title.text.length > 1 || !HEAD_OF.test(text)))
    return { name: text.slice(0, -title.text.length), titles: [title] }
  const [, name, head] = HEAD_OF.exec(text) ?? []
  return name && head ? { name, titles: [rank(head, true, new RegExp(head))] } : undefined
}

function latinAddress(text: string): Address | undefined {
  const words = text.split(' ')
  const titles: Title[] = []
  while (words.length > 1) {
    const title = BEFORE[(words[0] as string).replace(/\.$/, '')]
    if (!title) break
    titles.push(title)
    words.shift()
  }
  return titles.length > 0 ? { name: words.join(' '), titles } : undefined
}

function typedAddress(text: string): Address | undefined {
  const joined = text.replaceAll(' ', '')
  for (const [typed, title] of Object.entries(TYPED)) {
    const name = joined.slice(0, -typed.length)
    if (name.length < 2 || !joined.endsWith(typed)) continue
    const address = chineseAddress(`某${title}`)
    if (address) return { ...address, name, isTyped: true }
  }
  return undefined
}
