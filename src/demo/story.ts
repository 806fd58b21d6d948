import type { Tier } from '../clients/client.ts'

/** What a sample book tells. */
export interface Story {
  readonly clients: readonly Sample[]
  readonly contacts: readonly SampleContact[]
  readonly steps: readonly SampleStep[]
  /** What contact each tier is to have: the channels, null for any, and within which interval. */
  readonly plans: readonly (readonly [tier: Tier, codes: string | null, every: string])[]
}

/** Who, how many working days ago, at what time, how, what was said, and how they felt about it. */
export type SampleContact = readonly [
  who: string,
  ago: number,
  time: string | null,
  code: string,
  note: string,
  mood?: number,
]

/** A client of the sample book; an organisation is named where its people are. */
export interface Sample {
  readonly name: string
  readonly tier: Tier | null
  /** Undefined for an organisation, null for a person without one. */
  readonly org?: string | null
  readonly title?: string
  readonly stage?: string
  readonly birthday?: string
  readonly tags?: readonly string[]
  readonly email?: string
  readonly phone?: string
  readonly city?: string
}

/** A follow-up of the sample: of whom, in how many days, at what time, what. */
export interface SampleStep {
  readonly kind: 'next' | 'promise' | 'awaiting'
  readonly who: string
  /** Days from today; what falls on a weekend is moved away from today. */
  readonly due: number
  readonly time?: string
  readonly what: string
  /** The interval after which it comes again. */
  readonly every?: string
  /** The days from today on which it was done. */
  readonly done?: number
  readonly result?: string
}

const clients: Story['clients'] = [
  {
    name: 'Harbourlight Trading',
    tier: 'A',
    tags: ['import'],
    city: 'Hong Kong',
    phone: '+852 5550 0110',
  },
  { name: '远洋贸易有限公司', tier: 'B', tags: ['import'], city: '上海' },
  { name: 'Bodegas Álvarez', tier: 'B', tags: ['wine'], city: 'Logroño' },
  { name: 'Nordkap Marine', tier: 'C', city: 'Tromsø' },
  {
    name: 'Zhang Wei',
    tier: 'A',
    org: 'Harbourlight Trading',
    title: 'Purchasing director',
    stage: 'active',
    birthday: '1971-12-02',
    tags: ['vip', 'golf'],
    email: 'zhang.wei@harbourlight.example',
    phone: '+852 5550 0112',
  },
  {
    name: '张伟',
    tier: 'A',
    org: '远洋贸易有限公司',
    title: '总经理',
    stage: 'active',
    tags: ['vip', '重点'],
    email: 'zhang@yuanyang.example',
    phone: '+86 21 5550 0188',
  },
  {
    name: 'Ana Pérez',
    tier: 'A',
    org: 'Bodegas Álvarez',
    title: 'Export manager',
    stage: 'active',
    birthday: '--11-30',
    tags: ['vip', 'wine'],
    email: 'ana@bodegas.example',
  },
  {
    name: 'Grace Okafor',
    tier: 'A',
    org: null,
    title: 'Investor',
    stage: 'active',
    tags: ['golf'],
    phone: '+234 555 010 0144',
  },
  { name: '李娜', tier: 'B', org: '远洋贸易有限公司', title: '财务', email: 'lina@yuanyang.example' },
  {
    name: 'Søren Lindqvist',
    tier: 'B',
    org: 'Nordkap Marine',
    stage: 'lead',
    email: 'soren@nordkap.example',
  },
  { name: 'José Ñandú', tier: 'B', org: null, stage: 'lead', tags: ['wine'], city: 'Asunción' },
  { name: 'Chloé Lefèvre', tier: 'B', org: null, title: 'Architect', tags: ['press'] },
  { name: '陈晓明', tier: 'C', org: null, stage: 'lead', phone: '+86 138 5550 0166' },
  { name: 'Liam O’Brien', tier: 'C', org: null, title: 'Notary', tags: ['partner'] },
  { name: 'Nguyễn Thị Ánh', tier: 'C', org: 'Harbourlight Trading', title: 'Assistant' },
]

/** Oldest first. */
const contacts: Story['contacts'] = [
  ['Chloé Lefèvre', 46, '11:00', 'M', 'first meeting at the fair; plans a house for a winery', 1],
  ['Grace Okafor', 29, '15:30', 'T', 'is content, but travels until the end of the month', 1],
  ['Zhang Wei', 28, null, 'E', 'sent the summary of the third quarter'],
  ['Ana Pérez', 27, '10:00', 'M', 'tasting in Logroño; wants to sell in Norway', 2],
  ['Bodegas Álvarez', 27, '10:00', 'M', 'tasting in Logroño with the whole cellar'],
  ['张伟', 26, '14:00', 'T', '询问了定期存款的利率'],
  ['Liam O’Brien', 25, null, 'E', 'asked for the draft of the deed'],
  ['Ana Pérez', 24, null, 'E', 'thanked for the tasting, sent the figures'],
  ['Søren Lindqvist', 23, '09:15', 'T', 'Ana’s introduction; buys for four hotels'],
  ['Zhang Wei', 22, '16:00', 'T', 'worried about the exchange rate; wants to fix a part of it', -1],
  ['陈晓明', 21, null, 'W', '介绍人：张伟；想了解出口保险'],
  ['李娜', 20, '10:30', 'T', '要上季度的对账单'],
  ['李娜', 20, null, 'E', '对账单已发'],
  ['José Ñandú', 19, '17:00', 'T', 'heard of us from Ana; compares three offers'],
  ['Zhang Wei', 18, '09:30', 'T', 'moved the appointment to the afternoon'],
  ['Zhang Wei', 18, '15:00', 'M', 'went through the hedging plan; agreed to two thirds', 1],
  ['张伟', 17, null, 'W', '约下周在上海见面'],
  ['Nguyễn Thị Ánh', 16, null, 'E', 'sent the papers to be signed'],
  ['Søren Lindqvist', 15, null, 'E', 'the wine list of the hotels'],
  ['远洋贸易有限公司', 14, '10:00', 'M', '参观新仓库，见了财务和采购', 1],
  ['张伟', 14, '11:00', 'M', '看了新仓库，午餐', 2],
  ['Ana Pérez', 14, '12:00', 'T', 'the label must be in Norwegian; asks who prints it'],
  ['Liam O’Brien', 13, '08:45', 'T', 'deed is ready, signature next week'],
  ['Søren Lindqvist', 13, null, 'E', 'sent the price list with freight'],
  ['Nordkap Marine', 13, null, 'E', 'sent the general terms to the office'],
  ['Zhang Wei', 12, '09:00', 'T', 'asks for an earlier maturity'],
  ['陈晓明', 12, null, 'W', '发了保险条款'],
  ['Ana Pérez', 11, null, 'E', 'three printers with prices'],
  ['José Ñandú', 11, null, 'E', 'sent our offer'],
  ['李娜', 11, '15:15', 'T', '确认付款条件'],
  ['Zhang Wei', 10, null, 'E', 'sent the contract for the hedge'],
  ['张伟', 9, null, 'W', '仓库照片收到，约下周电话'],
  ['Liam O’Brien', 9, '16:00', 'M', 'signed the deed; coffee afterwards', 1],
  ['Ana Pérez', 8, '09:10', 'T', 'asked whether the printer can start at once'],
  ['Ana Pérez', 8, '11:30', 'E', 'the printer confirms'],
  ['Ana Pérez', 8, '18:00', 'T', 'takes the second printer; thinks we are quick', 2],
  ['Nguyễn Thị Ánh', 8, '10:00', 'T', 'the signed copy comes by courier'],
  ['Zhang Wei', 7, '10:30', 'M', 'lunch with the new head of treasury', 1],
  ['Søren Lindqvist', 7, '13:30', 'M', 'call with the hotels; wants a sample case', 1],
  ['李娜', 6, null, 'W', '问年底能否提前付款'],
  ['José Ñandú', 6, '11:40', 'T', 'has our offer; decides with his brother'],
  ['Harbourlight Trading', 5, null, 'E', 'invitation to the whole team'],
  ['Nguyễn Thị Ánh', 5, null, 'E', 'the courier’s number'],
  ['张伟', 4, '16:30', 'T', '对国债有兴趣，请发资料', 1],
  ['Bodegas Álvarez', 4, null, 'E', 'order confirmed: six pallets'],
  ['Zhang Wei', 3, '11:15', 'T', 'asked about bonds; daughter starts school in Leeds', 1],
  ['Zhang Wei', 3, '17:20', 'E', 'sent the yields of the week'],
  ['Søren Lindqvist', 3, '09:00', 'T', 'which glass for the sample case?'],
  ['陈晓明', 2, null, 'W', '资料收到，下周回复'],
  ['李娜', 2, '10:00', 'T', '付款方案周五前给'],
  ['Ana Pérez', 1, '09:00', 'T', 'first pallets leave on Monday', 2],
  ['张伟', 1, null, 'W', '问候，约明日电话'],
  ['Zhang Wei', 0, '09:40', 'T', 'signs if the fee stays; wants the prospectus by Friday'],
]

const steps: Story['steps'] = [
  { kind: 'next', who: 'Grace Okafor', due: -6, what: 'ask how the journey was' },
  { kind: 'next', who: 'José Ñandú', due: -2, what: 'ask what he thinks of the offer' },
  { kind: 'promise', who: '张伟', due: 0, time: '16:00', what: '发国债资料' },
  { kind: 'promise', who: 'Zhang Wei', due: 3, what: 'send the prospectus' },
  { kind: 'promise', who: 'Søren Lindqvist', due: -2, what: 'sample case to Tromsø' },
  { kind: 'next', who: 'Ana Pérez', due: 5, time: '10:00', what: 'call: did the pallets arrive?' },
  { kind: 'promise', who: '李娜', due: 6, what: '年底付款方案' },
  { kind: 'awaiting', who: '陈晓明', due: 4, what: '对保险条款的答复' },
  { kind: 'awaiting', who: 'Liam O’Brien', due: -4, what: 'certified copy of the deed' },
  { kind: 'next', who: 'Zhang Wei', due: 30, what: 'review the hedge together', every: '3m' },
  { kind: 'promise', who: 'Zhang Wei', due: -40, done: -40, what: 'summary of the third quarter' },
  { kind: 'promise', who: '李娜', due: -31, done: -27, what: '上季度的对账单', result: '邮件已发' },
  { kind: 'promise', who: 'Ana Pérez', due: -15, done: -15, what: 'three printers with prices' },
]

const plans: Story['plans'] = [
  ['A', 'T/M', '14d'],
  ['B', null, '1m'],
]

/** The sample book of an English run: people from everywhere. */
export const story: Story = { clients, contacts, steps, plans }
