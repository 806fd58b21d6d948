/** Surnames of two characters, with their readings where those are not of the single characters. */
const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟=mo·qi 闻人 夏侯 诸葛 尉迟=yu·chi 公羊 赫连 澹台=tan·tai 皇甫=huang·fu 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 ' +
  '长孙=zhang·sun 宇文 司徒 鲜于=xian·yu 司空 闾丘 子车=zi·ju 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正=yue·zheng 宰父=zai·fu 谷梁 拓跋=tuo·ba 夹谷=jia·gu ' +
  '轩辕 令狐=ling·hu 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 单于=chan·yu 贺兰 第五 纳兰 完颜 耶律 哥舒 西陵 淳于 达奚 褚师=chu·shi'

/** Surnames that are read otherwise than the character is by itself, the usual reading first. */
const SINGLE =
  '单 shan,曾 zeng,蔚 wei yu,仇 qiu,解 xie,查 zha,区 ou,朴 piao pu,覃 qin tan,盖 ge gai,乐 yue le,缪 miao,翟 zhai di,员 yun,纪 ji,折 she,种 chong,繁 po,秘 bi,能 nai,佴 nai,' +
  '莘 shen xin,郇 xun huan,黑 he hei,尉 wei yu,隗 wei kui,宓 mi fu,祭 zhai ji,郗 xi chi,费 fei bi,洗 xian,召 shao zhao,那 na nuo,牟 mou mu,谌 chen shen,逯 lu,於 yu,句 gou,' +
  '会 gui,适 kuo,华 hua,任 ren,葛 ge,应 ying,宁 ning,燕 yan,过 guo,车 che,长 chang zhang,相 xiang,藏 zang cang,炅 gui jiong,都 du,干 gan,柏 bai bo,卜 bu,薄 bo,瞿 qu,' +
  '颉 xie jie,郄 qie xi,撒 sa,钭 tou,眭 sui,逄 pang,佘 she,厍 she,呙 guo,丌 qi,仉 zhang,粘 nian zhan,宿 su,訾 zi,芈 mi,睢 sui,重 chong,朝 chao,行 xing hang,角 jue,盛 sheng,' +
  '强 qiang jiang,谷 gu,幺 yao,么 yao,便 pian,洼 gui,少 shao,和 he,乜 nie,乾 qian,阚 kan,哈 ha,晁 chao,舍 she,冯 feng,沈 shen,石 shi,尹 yin,车 che ju,缴 jiao,观 guan,占 zhan,' +
  '郏 jia,殷 yin,俞 yu,贾 jia,甄 zhen,侯 hou,曲 qu,叶 ye,万 wan,令 ling,圈 juan,卡 qia,亓 qi,不 fou,要 yao,教 jiao,调 diao,降 jiang,隽 juan,校 xiao,奇 qi,禚 zhuo,妫 gui,阙 que'

interface Compound {
  /** Its two syllables, where they are not those of its characters. */
  readonly read: readonly string[] | undefined
}

/** The surnames of two characters. */
export const COMPOUND_SURNAMES: ReadonlyMap<string, Compound> = new Map(
  COMPOUND.split(' ').map((entry) => {
    const [name = '', read] = entry.split('=')
    return [name, { read: read?.split('·') }]
  }),
)

/** How a surname of one character may be read, where that is not as the character alone. */
export const SURNAME_READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  SINGLE.split(',').map((entry) => {
    const [name = '', ...readings] = entry.split(' ')
    return [name, readings]
  }),
)

/** The surname a Chinese name begins with: two characters where they are a known one and a given name follows. */
export function surnameOf(name: string): string {
  const characters = [...name]
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : (characters[0] ?? '')
}
