import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { HAS_TMUX, terminalWith } from '../tmux.ts'
import { nativeForm, ROOT, user } from './forms.ts'

/** Names of all scripts, with what terminals are not at one about: families, flags, skin tones, marks of their own. */
const NAMES = [
  'Zhang Wei',
  '张伟',
  '山田太郎',
  '김철수',
  'Zoë Müller',
  'e\u0301e\u0301 combining',
  '👨\u200d👩\u200d👧 Family',
  '🇩🇪 Deutsche',
  '👍🏽 Thumb',
]

/** Adds a line, and sends us what Ctrl-C would. */
const EDITOR = `#!/bin/sh
file=$1
set -- $(cat /proc/$PPID/stat)
kill -INT $4
echo >> "$file"; echo from the editor >> "$file"
`

let native = ''
beforeAll(() => {
  native = nativeForm()
}, 120_000)

/** Somebody with a book of these clients, and the live calendar on a terminal of their own. */
async function someone(names: readonly string[] = NAMES) {
  const { env, home, run } = user()
  const book = join(home, 'book.db')
  const own = { ...env, CRM_DB: book, EDITOR: join(home, 'editor'), PS1: '$ ', HISTFILE: '/dev/null' }
  const csv = ['name,tier', ...names.map((name) => `${name},A`)].join('\n')
  expect((await run(native, ['import', '-', '--yes'], { env: own, input: `${csv}\n` })).code).toBe(0)
  writeFileSync(own.EDITOR, EDITOR)
  chmodSync(own.EDITOR, 0o755)
  return {
    home,
    rows(sql: string): unknown[] {
      const db = new Database(book, { readonly: true })
      try {
        return db.prepare(sql).raw().all()
      } finally {
        db.close()
      }
    },
    grid: (size: { columns: number; rows: number }, more: readonly string[] = [], program = [native]) =>
      terminalWith([...program, 'grid', '-i', '--today', '2026-11-20', ...more], {
        ...size,
        env: own,
        cwd: home,
      }),
    shell: (size: { columns: number; rows: number }) =>
      terminalWith(['bash', '--norc', '--noprofile'], { ...size, env: own, cwd: home }),
  }
}

const CONTACTS =
  'select name, day, t.code, t.note from touchpoint t join client c on c.id = client_id order by t.id'

describe.runIf(HAS_TMUX && process.platform === 'linux')('the live calendar on a real terminal', () => {
  test.each([
    ['the executable', undefined],
    ['Node', [process.execPath, join(ROOT, 'bin', 'crm.ts')]],
  ])('logs, notes, notes a follow-up, filters, changes the month and undoes: %s', async (_, program) => {
    const { grid, rows } = await someone(['Zhang Wei', '张伟'])
    const terminal = await grid({ columns: 80, rows: 24 }, [], program)
    await terminal.sees('1 of 2')
    expect(await terminal.modes()).toMatchObject({ cursor: false, alternate: true })
    await terminal.press('h')
    await terminal.type('T')
    await terminal.sees('Logged #1  T  Thu 2026-11-19')
    await terminal.press('n')
    await terminal.sees('Note, ')
    await terminal.type('很高兴 😀 é')
    await terminal.sees(': 很高兴 😀 é')
    expect((await terminal.modes()).cursor).toBe(true)
    await terminal.press('Enter')
    await terminal.sees('Changed #1')
    await terminal.press('n', 'C-e')
    await terminal.sees('很高兴 😀 é / from the editor')
    await terminal.press('C-z', 'f')
    await terminal.type('fri call back')
    await terminal.sees('Fri 2026-11-27  call back')
    await terminal.press('Enter')
    await terminal.sees('Next step #1')
    await terminal.type('M')
    await terminal.sees('Logged #2  M')
    await terminal.press('u')
    await terminal.sees('Took back grid log: M')
    await terminal.type('[')
    await terminal.sees('October 2026')
    await terminal.type('t/张伟')
    await terminal.press('Enter')
    await terminal.sees('1 of 1')
    await terminal.press('q')
    expect(await terminal.ended()).toBe(0)
    expect(await terminal.modes()).toMatchObject({ alternate: false })
    expect(rows(CONTACTS)).toEqual([[expect.any(String), '2026-11-19', 'T', '很高兴 😀 é\nfrom the editor']])
    expect(rows('select due, what from followup')).toEqual([['2026-11-27', 'call back']])
  })

  test.each([80, 140])('is straight in every script at %i columns, resized too', async (columns) => {
    const { grid } = await someone()
    const terminal = await grid({ columns, rows: 24 })
    for (const width of [columns, columns - 7]) {
      await terminal.resize(width, 24)
      await terminal.press('<', 't')
      const columnsOfCursor = new Set<number>()
      for (const at of NAMES.keys()) {
        const place = `${at + 1} of ${NAMES.length}`
        await terminal.sees((screen) => {
          const [title = ''] = screen.split('\n')
          return title.length === width - 1 && title.endsWith(place)
        })
        columnsOfCursor.add(await terminal.columnOf('[: ]'))
        await terminal.press('j')
      }
      expect([...columnsOfCursor]).toEqual([await terminal.columnOf('[20]')])
    }
    await terminal.press('C-c')
    expect(await terminal.ended()).toBe(130)
  })

  test('speaks Chinese, and takes Chinese dates and names', async () => {
    const { grid, rows } = await someone(['张伟', '欧阳娜娜'])
    const terminal = await grid({ columns: 80, rows: 24 }, ['--lang', 'zh-CN'])
    await terminal.sees('第 1 位，共 2 位')
    await terminal.type('/娜娜')
    await terminal.press('Enter')
    await terminal.sees('第 1 位，共 1 位')
    await terminal.type('Tf')
    await terminal.type('周五 发材料')
    await terminal.sees('2026-11-27 周五  发材料')
    await terminal.press('Enter')
    await terminal.sees('（7 天后）')
    await terminal.press('Escape')
    expect(await terminal.ended()).toBe(0)
    expect(rows(CONTACTS)).toEqual([['欧阳娜娜', '2026-11-20', 'T', '']])
    expect(rows('select due, what from followup')).toEqual([['2026-11-27', '发材料']])
  })

  test('is stopped and goes on, and gives the terminal back as it was', async () => {
    const { shell, rows } = await someone(['Zhang Wei'])
    const terminal = await shell({ columns: 100, rows: 24 })
    await terminal.sees('$')
    await terminal.type(`stty -g > before; ${native} grid -i --today 2026-11-20\n`)
    await terminal.sees('1 of 1')
    await terminal.type('Tn')
    await terminal.sees('Note, Zhang Wei')
    await terminal.type('half a')
    await terminal.sees('half a')
    await terminal.press('C-z')
    await terminal.sees('Stopped')
    expect(await terminal.modes()).toMatchObject({ cursor: true, alternate: false })
    await terminal.type('stty -g > stopped; clear; fg\n')
    await terminal.sees('Note, Zhang Wei: half a')
    await terminal.type(' sentence')
    await terminal.press('Enter')
    await terminal.sees('Changed #1')
    await terminal.resize(60, 20)
    await terminal.sees(/1 of 1$/m)
    await terminal.press('C-c')
    await terminal.sees(/\$$/)
    await terminal.type('echo code $?; stty -g > after\n')
    await terminal.sees('code 130')
    await terminal.type('cmp before after && cmp before stopped && echo same $((1))\n')
    await terminal.sees('same 1')
    expect(rows(CONTACTS)).toEqual([['Zhang Wei', '2026-11-20', 'T', 'half a sentence']])
  })

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGKILL', 137],
  ] as const)(
    '%s: what was logged is in the book, and the terminal is given back where that can be',
    async (signal, code) => {
      const { shell, home, rows } = await someone(['Zhang Wei'])
      const terminal = await shell({ columns: 80, rows: 24 })
      await terminal.type(`stty -g > before; sh -c 'echo $$ > pid; exec ${native} grid -i'\n`)
      await terminal.sees('1 of 1')
      await terminal.type('T')
      await terminal.sees('Logged #1')
      const pid = Number(readFileSync(join(home, 'pid'), 'utf8'))
      process.kill(pid, signal)
      await terminal.sees(() => !existsSync(`/proc/${pid}`))
      await terminal.type('echo code $?\n')
      await terminal.sees(`code ${code}`)
      expect(rows('select code from touchpoint')).toEqual([['T']])
      if (signal === 'SIGKILL') return
      await terminal.type('stty -g | cmp - before && echo same $((1))\n')
      await terminal.sees('same 1')
      expect(await terminal.modes()).toMatchObject({ cursor: true, alternate: false })
    },
  )
})
