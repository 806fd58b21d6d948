import { type Day, daysBetween } from '../day.ts'
import { markOf } from '../grid/grid.ts'
import { sayDay } from '../language/calendar.ts'
import { listed, locale, plural, said, say, toSay } from '../language/say.ts'
import type { Facts, Line } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import type { AttributeRow, ClientRow, ContactPointRow } from '../store/schema.ts'
import { sayBirthday } from './birthday.ts'
import type { PointKind } from './client.ts'

/** Everything the book keeps of one client but its contacts and follow-ups. */
export interface ClientFile extends ClientRow {
  /** The name of the organisation the person belongs to. */
  readonly org: string | null
  readonly points: readonly ContactPointRow[]
  readonly fields: readonly AttributeRow[]
  readonly aliases: readonly { readonly id: number; readonly name: string }[]
  readonly tags: readonly { readonly id: number; readonly name: string }[]
}

const POINT_LABELS: Readonly<Record<PointKind, string>> = {
  phone: toSay('Phone'),
  email: toSay('E-mail'),
  wechat: toSay('WeChat'),
  address: toSay('Address'),
  url: toSay('Web'),
}

/** What address books call one of several numbers or addresses; other labels are words of the user. */
const LABEL_WORDS: ReadonlyMap<string, string> = new Map([
  ['work', toSay('work')],
  ['home', toSay('home')],
  ['mobile', toSay('mobile')],
  ['fax', toSay('fax')],
  ['main', toSay('main‖number')],
  ['car', toSay('car‖number')],
  ['other', toSay('other‖number')],
])

type Fact = Facts['facts'][number]

/** What is known of a client, label by label; what is not known is left out. */
export function factsOf(file: ClientFile, today: Day): Fact[] {
  const facts: Fact[] = []
  const add = (label: string, value: Line | null) => {
    if (value !== null && value !== '') facts.push({ label, value })
  }
  if (file.org_id !== null) {
    add(toSay('Organisation'), [{ text: `${file.org} ` }, { text: `#${file.org_id}`, tone: 'quiet' }])
  }
  add(toSay('Title'), file.title)
  add(toSay('Tier'), file.tier && [{ text: file.tier, tone: 'strong' }])
  add(toSay('Stage'), file.stage)
  add(toSay('Owner'), file.owner)
  for (const kind of Object.keys(POINT_LABELS) as PointKind[]) {
    for (const point of file.points.filter((own) => own.kind === kind)) {
      add(POINT_LABELS[kind], pointLine(point))
    }
  }
  add(toSay('Birthday'), file.birthday && sayBirthday(file.birthday, today))
  add(toSay('Tags'), listed(file.tags.map((tag) => tag.name)))
  add(toSay('Also'), listed(file.aliases.map((alias) => alias.name)))
  for (const { name, value } of file.fields) facts.push({ label: name, own: true, value })
  add(toSay('Note'), file.note)
  return facts
}

/** The value and its label; of an e-mail address or a web page it leads there. */
function pointLine({ kind, value, label }: ContactPointRow): Line {
  const text = label ? say` (${labelSaid(label)})` : ''
  const href =
    kind === 'email'
      ? `mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`
      : kind === 'url'
        ? value
        : undefined
  return href === undefined ? value + text : [{ text: value, href }, { text }]
}

/** `work mobile` in the reader's language. */
function labelSaid(label: string): string {
  const words = label.split(' ')
  if (!words.every((word) => LABEL_WORDS.has(word))) return label
  const spoken = words.map((word) => said(LABEL_WORDS.get(word) as string))
  return spoken.join(locale() === 'zh-CN' ? '' : ' ')
}

/** The head of every answer about one client: name, number, and what sets it apart. */
export function headOf(said: string, file: Pick<ClientFile, 'id' | 'name' | 'kind' | 'archived_at'>): string {
  const { id, name, kind, archived_at } = file
  return [
    said === '' ? name : `${said} ${name}`,
    `#${id}`,
    ...(kind === 'organisation' ? [say`organisation`] : []),
    ...(archived_at === null ? [] : [say`archived ${sayDay(archived_at.slice(0, 10) as Day)}`]),
  ].join('  ')
}

/** `Thu 2026-11-12, 10 days ago`, late where that is too long for the tier. */
export function sayLast(file: Pick<ClientFile, 'last_day' | 'tier' | 'created_at'>, today: Day): Line {
  const { last_day, tier, created_at } = file
  const silence = daysBetween(last_day ?? (created_at.slice(0, 10) as Day), today)
  const tone = silence > markOf(tier, undefined) ? 'late' : 'plain'
  if (last_day === null) return [{ text: say`never`, tone }]
  if (silence < 0) return sayDay(last_day)
  return sayLine`${sayDay(last_day)}, ${{ text: sayAgo(silence), tone }}`
}

/** `today`, `yesterday`, `10 days ago`. */
export function sayAgo(days: number): string {
  if (days === 0) return say`today`
  return plural(days, say`yesterday`, say`${days} days ago`)
}

/** The client as programs read it; keys never change. */
export function fileAsJson(file: ClientFile) {
  return {
    id: file.id,
    uid: file.uid,
    kind: file.kind,
    name: file.name,
    title: file.title,
    org: file.org_id === null ? null : { id: file.org_id, name: file.org },
    tier: file.tier,
    stage: file.stage,
    owner: file.owner,
    birthday: file.birthday,
    note: file.note,
    aliases: file.aliases.map((alias) => alias.name),
    tags: file.tags.map((tag) => tag.name),
    points: file.points.map(({ kind, label, value }) => ({ kind, label, value })),
    fields: Object.fromEntries(file.fields.map((field) => [field.name, field.value])),
    last_day: file.last_day,
    created_at: file.created_at,
    updated_at: file.updated_at,
    archived_at: file.archived_at,
  }
}
