import { expect, it, vi } from 'vitest'
import type { Book } from '../src/store/open.ts'
import { type App, app } from './crm.ts'
import { makeExample } from './example.ts'
import { onEveryEngine } from './stores.ts'

/** The book that every command is given in place of the one at its path. */
const engine: { book?: Book } = {}

vi.mock('../src/store/open.ts', async (original) => {
  const store = await original<typeof import('../src/store/open.ts')>()
  return {
    ...store,
    openBook: async (...asked: Parameters<typeof store.openBook>) => engine.book ?? store.openBook(...asked),
  }
})

const WRITES = [
  'add "Old Friend" --birthday 11-25 --set city=上海 --alias oldie',
  'log old M "lunch, 谈了国债" --on 2026-06-01',
  'promise "zhang wei,li" thu the fees --every 1m',
  'await 张伟 today accounts',
  'next "acme ltd" 1 dec audit',
  'log "li wei" T "about the fees" --promise "mon papers" --awaiting "tue answer" --on yesterday',
  'snooze 3 in 2 weeks',
  'followup edit 3 --due "1 dec" --what "the new fees" --client li',
  'done 2 4 --log E --note "sent them" --on yesterday',
  'drop 6 --note "no longer wanted"',
  'plan set tier:A "T every 14d, M every 90d"',
  'plan set tag:vip "any every 7d"',
  'plan set 张伟 none',
  'segment save late @key-clients quiet:1d',
  'segment save either tag:vip,贵宾 -archived:yes',
  'tag @either +round -vip',
  'tag kind:person +everyone',
  'field mark city',
  'field unmark hobby',
  'channel add W WeChat',
  'log 张伟 W hello',
  'plan set "li wei" "T/W every 10d"',
  'channel add V video',
  'channel remove V',
  'merge "zhang wei" "old friend" --yes',
  'archive 张伟',
  'undo',
  'import clients.csv',
  'import log.csv',
  'import meetings.ics --as touchpoints --yes',
  'import meetings.ics',
  'export followups --all --format ics',
]

const READS = [
  ...[
    'today',
    'due --within all',
    'due @either --kind promise,plan',
    'brief "zhang wei"',
    'brief harbour',
    'plan',
  ],
  ...['plan suggest', 'field list', 'segment list', 'segment show late', 'followup list --state all', 'tag'],
  ...[
    'find fees',
    'find 国债',
    'find "sent them"',
    'find li --in names',
    'find hobby',
    'find e --from 2026-11',
  ],
  ...['grid --coverage --notes', 'grid --by org --active', 'report weekly', 'report weekly --week last'],
  ...[
    'client tag tier channel owner org week month'.split(' ').map((by) => `report activity --by ${by}`),
  ].flat(),
  ...[
    'list @late',
    'list has:followup',
    'list quiet:30d',
    'show li',
    'touchpoint list',
    'history',
    'undo --list',
  ],
  ...['export followups', 'export touchpoints', 'export clients'],
]

/** What every line answers. */
async function answers(crm: App): Promise<string[]> {
  await makeExample(crm)
  const said: string[] = []
  for (const line of [...WRITES, 'list', 'report weekly', ...READS.map((read) => `${read} --json`)]) {
    const { code, out, err } = await crm.run(line)
    expect(code, `${line}\n${err}`).toBe(0)
    said.push(`$ crm ${line}\n${out}${err}[${code}]`.replaceAll(crm.folder, '~'))
  }
  return said
}

const onFile = { said: undefined as string[] | undefined }

onEveryEngine('every command', (open) => {
  it('answers as it does on a file', async () => {
    onFile.said ??= await answers(app())
    const book = await open()
    const elsewhere = app()
    // Some commands ask whether there is a book at all.
    elsewhere.write('book.db', '')
    engine.book = { ...book, close: async () => {} }
    try {
      expect(await answers(elsewhere)).toEqual(onFile.said)
    } finally {
      engine.book = undefined
      await book.close()
    }
  }, 60_000)
})
