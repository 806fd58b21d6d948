import { endsAtMark, HAN } from './patterns.ts'
import type { About } from './phrases.ts'

/** `前` after a day is “by”, but not the one of 前往 and its like. */
const BY =
  /(?:下班(?:之|以)?前|之前|以前|前(?!往|台|期|面|来|去|后|任|景|端|沿|瞻|夕)|之内|以内|内(?!部|地|容|网|审|控|勤))/y
const ABOUT = /左右/y

/** What makes a day another day, no day, or part of something else. */
const UNFIT =
  /(?:的|(?<=天)津|(?<=点)(?:评(?!估|审|标|级|选)|将)|之?后(?!续|台|勤|天|面)|以后|以来|起(?!草|诉|飞|拟|算|程)|或|至|[到和与及、~-](?=周[一二三四五六日天]|星期|礼拜|今[天日]|明[天日]|后天|[上下]周|[年月][底初中末]|\d|[一二三四五六七八九十]+[月日号点]))/y

/** What things are counted by: 三个 of 下周三个客户 is no Wednesday. */
const COUNTED =
  /(?:个(?!人|税|股|案)|家(?!访|长|属|庭|宴)|位(?!于|置)|场(?!地|内|外|所)|次(?!日)|份(?!额)|名(?!单|额|片|义)|批(?!复|准|量|文)|笔(?!记|试)|轮(?!岗|值)|件|条(?!件|款|例)|项(?!目)|块(?!链)|期(?!货|权|间|待|末|满|限)|环(?!保|境|评|节|球)|顿|趟)/y

/** Words that begin with the number of a weekday: 下周一起去 is next week, together; 下周三亚出差 is no Wednesday. */
const WORD =
  /(?<=一)(?:起(?!草|诉|飞|拟|算|程)|定(?!稿|案|价|下|版)|直(?!接|播|达|通)|并(?!购)|切|些|样|般|共|旦|同|边|汽(?!车|油|修)|带一路)|(?<=二)手(?!续|术|机|里|工|册)|(?<=三)(?:亚|峡|菱|井|一重工|明市|门峡|星(?!巴克|期|级))|(?<=四)川|(?<=五)(?:粮液|矿|菱|台山|道口|一)|(?<=六)(?:合彩|盘山)|(?<=日)(?:程|常|历|志|本|元|语|报|均)/y

/** Characters of given names after which 周一 is rather somebody. */
const GIVEN = new Set(
  '鸣帆凡诺冰民良波飞丹兵峰夫言航涵然舟辰宁欣琳楠川菲梅桐笑晗博豪杰曼珂贤尘荻雯萱苇龙虎伟维珺琪瑶璇妍婷娜莎萌嘉佳俊凯晨阳',
)

/** What a next step begins with, or another piece of a date. */
const DOING = new Set(
  '发打约见给去来开寄送跟回联问催签看办交做安准确提拜请电会聊谈吃喝到再通付收取复核查讨沟陪带拿写订定补更与和同向对参将把结出进继汇审整传递邀接走还转续买卖赎申划缴退换改让叫找待等帮替视致告推演听学考访调评测算统列排预开关启停祝贺慰探完上下早中晚傍凌周星礼今明后前',
)

/** Where a Chinese piece ends that may be written together with what is to be done. */
export function freely(text: string, end: number, about: About): number | undefined {
  const after = end + suffixAt(text, end, about)
  const next = text.charAt(after)
  if (HAN.test(next)) return matches(UNFIT, text, after) ? undefined : after
  if (next === '-' || next === '~') return matches(UNFIT, text, after) ? undefined : after
  if (next === '.' || next === ':')
    return endsAtMark(text, after) || /[a-z]/.test(text.charAt(after + 1)) ? after : undefined
  return /[%/]/.test(next) ? undefined : after
}

/** How long `前`, `内` or `左右` is; the first two look ahead. */
function suffixAt(text: string, end: number, { direction }: About): number {
  return (direction === 'future' ? matches(BY, text, end) : 0) || matches(ABOUT, text, end)
}

/** The length of what the expression finds there. */
function matches(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at
  return expression.exec(text)?.[0].length ?? 0
}

/** Where more than the date is needed to know it as one: 月底发资料, but not 月底账单. */
export function beforeDoing(text: string, end: number, about: About): number | undefined {
  const after = freely(text, end, about)
  if (after === undefined || after > end) return after
  const next = text.charAt(after)
  return HAN.test(next) && !DOING.has(next) ? undefined : after
}

/** Where a space or a mark must follow: 三天 打鱼, but not 三天打鱼. */
export function apart(text: string, end: number): number | undefined {
  const next = text.charAt(end)
  if (next === '.' || next === ':') return endsAtMark(text, end) ? end : undefined
  return next === '' || /[\s,;!?()。…]/.test(next) ? end : undefined
}

/** After 下周三 and 星期三: not where three of something follow. */
export function afterWeekday(text: string, end: number, about: About): number | undefined {
  return isNumber(text, end) ? undefined : freely(text, end, about)
}

/** Whether the number before the position belongs to what follows it: 三个, 三亚. */
function isNumber(text: string, end: number): boolean {
  return matches(COUNTED, text, end) > 0 || matches(WORD, text, end) > 0
}

/** After a bare 周一, which may also be how a name begins. */
export function afterBareWeekday(text: string, end: number, about: About): number | undefined {
  const next = text.charAt(end)
  if (HAN.test(next)) {
    if (text.charAt(end - 1) === '一' && GIVEN.has(next)) return undefined
    const isThirdOfThree = !HAN.test(text.charAt(end + 1))
    if (isThirdOfThree && !DOING.has(next) && next !== '前' && next !== '内') return undefined
  }
  return afterWeekday(text, end, about)
}

/** After 下周, 下个月, 明年: not where a day of it or an edge follows that was not understood. */
export function afterPeriod(text: string, end: number, about: About): number | undefined {
  NUMBERED.lastIndex = end
  const numbered = NUMBERED.exec(text)?.[0].length ?? 0
  if (numbered > 0) {
    return isNumber(text, end + numbered) ? end : undefined
  }
  return matches(WITHIN, text, end) > 0 ? undefined : freely(text, end, about)
}

const NUMBERED = /\d+|[一二两三四五六七八九十廿〇零]+/y
const WITHIN = /[日天末初中底尾内份年期度春夏秋冬上下第农腊正冬半转报口边刊月饼]/y

/** After 15号: not where it numbers a thing. */
export function afterDate(text: string, end: number, about: About): number | undefined {
  return matches(THING, text, end) > 0 ? undefined : freely(text, end, about)
}

const THING =
  /(?:[线楼店院馆仓门厂令位室厅桌车船井矿铺厢]|公馆|公路|公寓|基金|基地|产品|文件|员工|客户|合同|订单|项目|标的|机组|方案)/y

/** Where a range ends is asked by those who read it. */
export function anywhere(_: string, end: number): number {
  return end
}
