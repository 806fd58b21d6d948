import type { AddressPart } from '../cards/cards-address.ts'
import type { ClientField } from '../headers.ts'
import { outlookChinese, outlookEnglish } from './preset-outlook.ts'
import { headerKey, type Role, rolesIn } from './preset-roles.ts'

/** A program whose exports are known by their headers. */
export interface Preset {
  readonly name: string
  /** What the rows are, where that is not people. */
  readonly kind?: 'organisation'
  knows(headers: ReadonlySet<string>): boolean
  role(header: string): Role | undefined
}

const hubspotContacts = rolesIn(`
name first: First Name
name last: Last Name
name whole: Full Name
organisation: Associated Company|Company Name|Company|Primary Associated Company Name|Associated Company Name
title: Job Title
email: Email|Additional email addresses|Work email
phone: Phone Number
phone mobile: Mobile Phone Number
phone fax: Fax Number
address street: Street Address|Street Address 2
address locality: City
address region: State/Region
address code: Postal Code
address country: Country/Region|Country
url: Website URL|LinkedIn URL|Personal website
birthday: Date of birth
owner: Contact owner
stage: Lifecycle Stage
own lead status: Lead Status
own industry: Industry
note: Message|Notes
noise: Record ID|Record ID - Contact|Contact ID|Marketing contact status|Create Date|Last Activity Date|Last Modified Date|Time Zone|Associated Company IDs
noise: Primary Associated Company ID|Associated Note IDs|Associated Note|Email Domain|Became a Lead Date|HubSpot Score|IP Country
noise: Original Source|Original Source Drill-Down 1|Original Source Drill-Down 2|Recent Conversion|First Conversion|Salutation
`)

const hubspotCompanies = rolesIn(`
name whole: Company name|Name
phone: Phone Number
address street: Street Address|Street Address 2
address locality: City
address region: State/Region
address code: Postal Code
address country: Country/Region|Country
url: Website URL|Company Domain Name|LinkedIn Company Page
owner: Company owner
stage: Lifecycle Stage
own industry: Industry
own lead status: Lead Status
note: Description|About Us
noise: Record ID|Create Date|Last Activity Date|Last Modified Date|Time Zone|Associated Contact IDs|Associated Contact
`)

const linkedIn = rolesIn(`
name first: First Name
name last: Last Name
url LinkedIn: URL
email: Email Address
organisation: Company
title: Position
own connected on: Connected On
`)

const googlePlain = rolesIn(`
name whole: Name
name first: First Name|Given Name
name middle: Middle Name|Additional Name
name last: Last Name|Family Name
name suffix: Name Suffix
name filed: File As
aliases: Nickname|Short Name|Maiden Name
organisation: Organization Name|Organization 1 - Name
title: Organization Title|Organization 1 - Title
own department: Organization Department|Organization 1 - Department
birthday: Birthday
note: Notes
tags: Labels|Group Membership
own role: Occupation
own hobby: Hobby
own location: Location
noise: Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Name Prefix|Initials|Gender|Billing Information
noise: Directory Server|Mileage|Sensitivity|Priority|Subject|Language|Photo
noise: Phonetic First Name|Phonetic Middle Name|Phonetic Last Name
`)

const GOOGLE_FIELDS: Readonly<Record<string, ClientField>> = {
  'e mail': 'email',
  phone: 'phone',
  website: 'url',
}
const GOOGLE_PARTS: Readonly<Record<string, AddressPart>> = {
  street: 'street',
  city: 'locality',
  'po box': 'box',
  region: 'region',
  'postal code': 'code',
  country: 'country',
  'extended address': 'extended',
}
const GOOGLE_NUMBERED =
  /^(e mail|phone|website|address|organization|relation|event|custom field|im|jot|external id|user defined) (\d+) (.+)$/

/** Google numbers what it has several of: `Phone 2 - Value`, with `Phone 2 - Type` or `- Label` beside it. */
function google(header: string): Role | undefined {
  const known = googlePlain(header)
  if (known) return known
  const plain = headerKey(header)
  const [, what = '', number = '', part = ''] = GOOGLE_NUMBERED.exec(plain) ?? []
  if (what === '') return undefined
  const beside = `${what} ${number}`
  const field = GOOGLE_FIELDS[what]
  if (part === 'value') {
    if (field) return { is: 'field', field, label: null, labelOf: beside }
    return { is: 'custom', name: beside, nameOf: beside }
  }
  if (what === 'address' && part in GOOGLE_PARTS)
    return { is: 'address', part: GOOGLE_PARTS[part] as AddressPart, of: beside, label: null }
  if (what === 'address' && part === 'formatted')
    return { is: 'address', part: 'whole', of: beside, label: null }
  if (part === 'type' || part === 'label' || part === 'service') return { is: 'label' }
  return what === 'organization' && part === 'name'
    ? { is: 'custom', name: 'further organisation' }
    : { is: 'noise' }
}

const some = (headers: ReadonlySet<string>, least: number, wanted: string) =>
  wanted.split('|').filter((header) => headers.has(headerKey(header))).length >= least

const PRESETS: readonly Preset[] = [
  {
    name: 'Google Contacts',
    knows: (headers) =>
      [...headers].some((header) => /^(?:e mail|phone|address|website) \d+ (?:value|street)$/.test(header)),
    role: google,
  },
  {
    name: 'LinkedIn',
    knows: (headers) => some(headers, 4, 'First Name|Last Name|Connected On|Position'),
    role: linkedIn,
  },
  {
    name: 'HubSpot',
    kind: 'organisation',
    knows: (headers) =>
      some(headers, 2, 'Record ID|Company name') &&
      some(headers, 1, 'Company owner|Company Domain Name') &&
      !some(headers, 1, 'First Name|Last Name'),
    role: hubspotCompanies,
  },
  {
    name: 'HubSpot',
    knows: (headers) =>
      some(headers, 1, 'Record ID|Record ID - Contact|Contact ID') &&
      some(
        headers,
        1,
        'Lifecycle Stage|Lead Status|Contact owner|Marketing contact status|Associated Company',
      ),
    role: hubspotContacts,
  },
  {
    name: 'Outlook',
    knows: (headers) =>
      some(headers, 1, 'First Name|Last Name') &&
      some(
        headers,
        2,
        'E-mail Address|Business Phone|Business Street|E-mail 2 Address|E-mail Display Name|Business Fax|Home Street',
      ),
    role: outlookEnglish,
  },
  {
    name: 'Outlook',
    knows: (headers) =>
      some(headers, 1, '名|姓|名字|姓氏') &&
      some(headers, 2, '电子邮件地址|商务电话|商务地址街道|商务传真|住宅电话|电子邮件显示名称'),
    role: outlookChinese,
  },
]

/** The program that wrote a file with these headers; undefined where none is known. */
export function presetOf(headers: readonly string[]): Preset | undefined {
  const plain = new Set(headers.map(headerKey))
  return PRESETS.find((preset) => preset.knows(plain))
}
