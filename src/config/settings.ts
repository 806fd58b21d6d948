import { localeNamed, toSay } from '../language/say.ts'

/** One setting: every place reads its variable, which the settings file fills where it is not set. */
export interface Setting {
  readonly name: string
  readonly variable: string
  /** The option that says the same for one command; its name among the global options and what it then is. */
  readonly option?: { readonly key: string; readonly is?: string }
  readonly says: string
  /** What may stand there, in words; `said` where it is shown. */
  readonly takes: string
  /** The text as it is kept, for a text typed or a value of the file; undefined for what does not fit. */
  read(value: unknown): string | undefined
  /** Whether the text is a path, which is kept from its root. */
  readonly path?: (text: string) => boolean
  /** Whether the file of that path has to be there already. */
  readonly isThere?: boolean
  /** Whether an empty variable says something. */
  readonly mayBeEmpty?: boolean
}

/** Every setting there is: the one table for the file, its check, the list and the completion. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'lang',
    variable: 'CRM_LANG',
    option: { key: 'lang' },
    says: toSay('the language crm speaks'),
    takes: toSay('en, zh-CN'),
    read: (value) => (typeof value === 'string' ? localeNamed(value) : undefined),
  },
  {
    name: 'book',
    variable: 'CRM_DB',
    option: { key: 'db' },
    says: toSay('the book to use'),
    takes: toSay('the path of a file, from the root or from ~/'),
    read: (value) => (typeof value === 'string' && isWholePath(value) ? value : undefined),
    path: () => true,
  },
  {
    name: 'user',
    variable: 'CRM_USER',
    says: toSay('the name in the history of what was changed'),
    takes: toSay('a name'),
    read: textOf,
  },
  {
    name: 'dates',
    variable: 'CRM_DATES',
    says: toSay('which is the day in dates such as 3/4'),
    takes: toSay('dmy, mdy, ymd'),
    read: oneOf('dmy', 'mdy', 'ymd'),
  },
  {
    name: 'holidays',
    variable: 'CRM_HOLIDAYS',
    says: toSay('the days off that due dates move past'),
    takes: toSay('cn, or the path of a file, from the root or from ~/'),
    read: (value) =>
      value === 'cn' || (typeof value === 'string' && isWholePath(value)) ? value : undefined,
    path: (text) => text !== 'cn',
    isThere: true,
  },
  {
    name: 'editor',
    variable: 'CRM_EDITOR',
    says: toSay('the program for longer notes'),
    takes: toSay('a command line, such as nano or "code --wait"'),
    read: textOf,
  },
  {
    name: 'pager',
    variable: 'CRM_PAGER',
    option: { key: 'pager', is: 'cat' },
    says: toSay('the program for long answers; cat for none'),
    takes: toSay('a command line, such as less or cat'),
    read: textOf,
    mayBeEmpty: true,
  },
  {
    name: 'color',
    variable: 'CRM_COLOR',
    option: { key: 'color', is: 'never' },
    says: toSay('when there are colours'),
    takes: toSay('auto, always, never'),
    read: oneOf('auto', 'always', 'never'),
  },
  {
    name: 'ascii',
    variable: 'CRM_ASCII',
    option: { key: 'ascii', is: 'on' },
    says: toSay('plain ASCII where the drawing is ours'),
    takes: toSay('on, off'),
    read: (value) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : oneOf('on', 'off')(value)),
  },
]

function oneOf(...words: readonly string[]) {
  return (value: unknown) => {
    const typed = typeof value === 'string' ? value.trim().toLowerCase() : undefined
    return words.find((word) => word === typed)
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value) ? value : undefined
}

function isWholePath(text: string): boolean {
  return /^([/\\]|~[/\\]|[A-Za-z]:[/\\])./.test(text) && !/\p{Cc}/u.test(text)
}
