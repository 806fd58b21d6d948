import { fold } from '../language/names.ts'

export const CLIENT_FIELDS = [
  'uid',
  'id',
  'name',
  'first name',
  'last name',
  'kind',
  'organisation',
  'organisation uid',
  'title',
  'email',
  'phone',
  'wechat',
  'url',
  'address',
  'tags',
  'tier',
  'stage',
  'owner',
  'birthday',
  'note',
  'aliases',
  'created',
  'archived',
] as const
export type ClientField = (typeof CLIENT_FIELDS)[number]

export const TOUCHPOINT_FIELDS = [
  'uid',
  'id',
  'day',
  'time',
  'client',
  'client uid',
  'code',
  'note',
  'direction',
  'minutes',
  'mood',
  'next step',
  'next date',
  'event uid',
] as const
export type TouchpointField = (typeof TOUCHPOINT_FIELDS)[number]

/** What a file is about. */
export type Subject = 'clients' | 'touchpoints'

/** A field a column may hold; `label` is what its header says of a phone or an e-mail, such as `work`. */
export interface Meant<F> {
  readonly field: F
  readonly label?: string
  /** Of two columns that mean one field the lower is it. */
  readonly rank: number
}

/** Fields of which a file may have several columns. */
export const SEVERAL: ReadonlySet<string> = new Set<ClientField>([
  'email',
  'phone',
  'wechat',
  'url',
  'address',
  'tags',
  'aliases',
])

/** Usual names of columns, parted by bars; besides these a field is known by its own name. */
const CLIENT_HEADERS: Readonly<Partial<Record<ClientField, string>>> = {
  id: 'nr|no|#|序号',
  name: 'full name|display name|client|client name|customer|customer name|contact|contact name|contact person|person|姓名|名字|名称|客户|客户姓名|客户名称|客户名|联系人|全名|中文名|客戶|客戶姓名|客戶名稱|聯絡人|聯繫人|名稱|中文姓名',
  'first name': 'given name|firstname|forename|名',
  'last name': 'family name|surname|lastname|姓|姓氏',
  kind: 'client kind',
  organisation:
    'organization|org|company|company name|employer|firm|business|account|account name|organisation name|organization name|公司|公司名称|单位|工作单位|单位名称|企业|机构|所在公司|公司名稱|單位|工作單位|單位名稱|企業|企业名称|企業名稱|機構|机构名称',
  'organisation uid': 'organization uid|org uid',
  title:
    'job title|job|position|role|function|occupation|职务|职位|职称|头衔|岗位|职业|職務|職位|職稱|頭銜|崗位|職業',
  email:
    'emails|e mail|e mails|mail|email address|e mail address|e mail value|email value|邮箱|电子邮箱|邮件|电子邮件|电邮|郵箱|電子郵箱|郵件|電子郵件|電郵|邮箱地址|邮件地址',
  phone:
    'phones|phone number|telephone|telephone number|tel|phone value|contact number|电话|电话号码|联系电话|联系方式|電話|電話號碼|聯絡電話|聯繫電話|聯絡方式|联络电话',
  wechat: 'weixin|wechat id|微信|微信号|微信號',
  url: 'urls|website|web|web site|web page|homepage|link|网址|网站|主页|網址|網站|主頁',
  address:
    'addresses|postal address|street address|mailing address|地址|住址|通讯地址|联系地址|公司地址|家庭住址|通訊地址|聯絡地址|聯繫地址|单位地址',
  tags: 'tag|labels|label|groups|group|group membership|categories|category|keywords|标签|关注|分组|类别|分类|標籤|分組|類別|分類',
  tier: 'class|grade|rank|rating|client tier|客户等级|客户级别|等级|级别|分级|客戶等級|客戶級別|等級|級別|分級|客户分级',
  stage: 'status|phase|阶段|状态|客户状态|階段|狀態|客戶狀態|客户阶段',
  owner:
    'account manager|responsible|looked after by|relationship manager|负责人|客户经理|跟进人|所属人|負責人|客戶經理|跟進人',
  birthday: 'birth date|birthdate|date of birth|dob|born|生日|出生日期|出生年月日|出生年月',
  note: 'notes|remark|remarks|comment|comments|description|background|备注|说明|描述|背景|備註|說明',
  aliases: 'alias|nickname|nick name|also known as|aka|别名|昵称|英文名|曾用名|別名|暱稱',
  created: 'created at',
  archived: 'archived at',
}

/** Headers that say which of somebody's phones or e-mails a column holds. */
const LABELLED: readonly { readonly field: ClientField; readonly label: string; readonly headers: string }[] =
  [
    {
      field: 'phone',
      label: 'mobile',
      headers:
        'mobile|mobile phone|mobile number|cell|cell phone|cellphone|手机|手机号|手机号码|移动电话|手機|手機號|手機號碼|行動電話|移動電話',
    },
    {
      field: 'phone',
      label: 'work',
      headers:
        'work phone|business phone|office phone|company main phone|办公电话|公司电话|单位电话|座机|固定电话|辦公電話|公司電話|座機|固定電話',
    },
    {
      field: 'phone',
      label: 'home',
      headers: 'home phone|private phone|家庭电话|住宅电话|家庭電話|住宅電話',
    },
    {
      field: 'email',
      label: 'work',
      headers: 'work email|work e mail|business email|工作邮箱|公司邮箱|工作郵箱|公司郵箱',
    },
    {
      field: 'email',
      label: 'home',
      headers: 'home email|home e mail|private email|personal email|个人邮箱|私人邮箱|個人郵箱|私人郵箱',
    },
    { field: 'address', label: 'work', headers: 'business address|work address|office address|办公地址' },
    { field: 'address', label: 'home', headers: 'home address|private address' },
  ]

const TOUCHPOINT_HEADERS: Readonly<Partial<Record<TouchpointField, string>>> = {
  id: 'nr|no|#|序号',
  day: 'date|when|on|contact date|date of contact|call date|日期|时间日期|联系日期|沟通日期|拜访日期|跟进日期|聯絡日期|聯繫日期|溝通日期|拜訪日期|跟進日期',
  time: 'at|hour|start|start time|时间|时刻|時間|時刻',
  client:
    'name|client name|customer|customer name|contact|contact name|who|with|person|company|客户|客户姓名|客户名称|客户名|姓名|名称|联系人|对象|单位|公司|客戶|客戶姓名|客戶名稱|名稱|聯絡人|聯繫人|對象|單位',
  'client uid': 'client id|customer id',
  code: 'codes|type|types|letter|channel|kind|method|how|medium|contact type|activity|activity type|类型|方式|渠道|联系方式|沟通方式|跟进方式|联系类型|聯絡方式|聯繫方式|溝通方式|跟進方式|類型|管道|渠道类型|代码|代碼',
  note: 'notes|what was said|said|summary|details|detail|description|comment|comments|remark|remarks|subject|content|内容|备注|记录|说明|沟通内容|联系内容|跟进内容|跟进记录|情况|內容|備註|記錄|說明|溝通內容|聯絡內容|跟進內容|跟進記錄|情況',
  direction: 'in out|way|方向',
  minutes: 'duration|length|min|mins|minutes spent|duration min|时长|分钟|用时|時長|分鐘|用時',
  mood: 'feeling|sentiment|心情|情绪|态度|情緒|態度',
  'next step':
    'next|next steps|follow up|followup|next action|action|to do|todo|下一步|下步计划|后续|后续行动|下次计划|待办|後續|後續行動|下次計劃|待辦|待办事项|待辦事項',
  'next date':
    'next step date|follow up date|followup date|next on|due|due date|next contact|next contact date|下次日期|下次联系|下次联系日期|下次跟进|跟进时间|下次跟进时间|到期|截止日期|下次聯絡|下次聯絡日期|下次跟進|跟進時間|下一步日期',
  'event uid': 'event',
}

const CLIENT_MEANINGS = meaningsOf<ClientField>(CLIENT_FIELDS, CLIENT_HEADERS)
for (const { field, label, headers } of LABELLED) {
  for (const header of headers.split('|')) CLIENT_MEANINGS.set(header, { field, label, rank: 0 })
}
const TOUCHPOINT_MEANINGS = meaningsOf<TouchpointField>(TOUCHPOINT_FIELDS, TOUCHPOINT_HEADERS)

function meaningsOf<F extends string>(
  fields: readonly F[],
  headers: Readonly<Partial<Record<F, string>>>,
): Map<string, Meant<F>> {
  const meanings = new Map<string, Meant<F>>()
  for (const field of fields) {
    const words = [field, ...(headers[field] ?? '').split('|')]
    for (const [rank, word] of words.entries()) if (word !== '') meanings.set(word, { field, rank })
  }
  return meanings
}

/** What the header of a client file means; undefined for a field of the user's own. */
export function clientHeader(header: string): Meant<ClientField> | undefined {
  return meaningIn(CLIENT_MEANINGS, header)
}

/** What the header of a file of touchpoints means. */
export function touchpointHeader(header: string): Meant<TouchpointField> | undefined {
  return meaningIn(TOUCHPOINT_MEANINGS, header)
}

/** A header as it is compared: folded, with one space for white space and marks between words. */
export function plainHeader(header: string): string {
  return fold(header)
    .replace(/[\s_\-.:/*·、,()[\]]+/g, ' ')
    .trim()
}

function meaningIn<F>(meanings: ReadonlyMap<string, Meant<F>>, header: string): Meant<F> | undefined {
  const plain = plainHeader(header)
  return meanings.get(plain) ?? meanings.get(plain.replace(/ ?\d+(?= |$)/g, '').trim())
}

/** Fields that only files of one subject have. */
const TELLING: Readonly<Record<Subject, ReadonlySet<string>>> = {
  touchpoints: new Set<TouchpointField>([
    'day',
    'code',
    'minutes',
    'direction',
    'mood',
    'next step',
    'next date',
    'client uid',
  ]),
  clients: new Set<ClientField>([
    'email',
    'phone',
    'title',
    'tags',
    'tier',
    'birthday',
    'address',
    'wechat',
    'first name',
    'last name',
    'aliases',
  ]),
}

/** What the file is about by its headers; undefined where they fit both equally or neither. */
export function subjectOf(headers: readonly string[]): Subject | undefined {
  const asClients = headers.map((header) => clientHeader(header)?.field)
  const asTouchpoints = headers.map((header) => touchpointHeader(header)?.field)
  const telling = (fields: readonly (string | undefined)[], subject: Subject) =>
    new Set(fields.filter((field) => field !== undefined && TELLING[subject].has(field))).size
  const has = (field: TouchpointField) => asTouchpoints.includes(field)
  const logs = has('day') && has('code') && (has('client') || has('client uid'))
  const people =
    asClients.includes('name') || asClients.includes('last name') || asClients.includes('first name')
  if (logs && people) {
    const difference = telling(asTouchpoints, 'touchpoints') - telling(asClients, 'clients')
    return difference > 0 ? 'touchpoints' : difference < 0 ? 'clients' : undefined
  }
  if (logs) return 'touchpoints'
  return people || asClients.includes('organisation') ? 'clients' : undefined
}
