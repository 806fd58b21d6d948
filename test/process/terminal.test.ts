import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bothForms, type User, user } from './forms.ts'

const SCRIPT = '/usr/bin/script'

const commands = bothForms()

/** Runs a command line on a terminal of its own: each step waits until it sees a text, then types. */
function onTerminal(
  { env, home }: User,
  line: string,
  steps: readonly { see: string; type: string }[],
): Promise<{ code: number | null; shown: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(SCRIPT, ['-qefc', line, '/dev/null'], { cwd: home, env: { ...env, TERM: 'xterm' } })
    const waiting = [...steps]
    let shown = ''
    let seen = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text
      for (let step = waiting[0]; step; step = waiting[0]) {
        const at = shown.indexOf(step.see, seen)
        if (at === -1) break
        seen = at + step.see.length
        child.stdin.write(step.type)
        waiting.shift()
      }
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, shown }))
  })
}

describe.runIf(process.platform === 'linux' && existsSync(SCRIPT)).each(['native', 'portable'] as const)(
  'the %s form on a terminal',
  (form) => {
    const crm = () => commands[form]

    test('bare crm log asks, searches while one types, and takes any script', async () => {
      const someone = user()
      await someone.run(crm(), ['add', 'Zhang Wei'])
      await someone.run(crm(), ['add', 'Ann Lee'])
      const { code, shown } = await onTerminal(someone, `${crm()} log`, [
        { see: 'Whom did you contact?', type: 'zha' },
        { see: '> Zhang Wei', type: '\r' },
        { see: 'How?', type: '\r' },
        { see: 'What was said?', type: '很高兴 😀 é\r' },
        { see: 'When?', type: '\r' },
        { see: 'Next step?', type: '\r' },
      ])
      expect(code, shown).toBe(0)
      expect(shown).toContain('Logged')
      const listed = await someone.run(crm(), ['touchpoint', 'list', '--json'])
      expect(JSON.parse(listed.out)).toMatchObject([{ client: 'Zhang Wei', code: 'T', note: '很高兴 😀 é' }])
    })

    test.each([
      ['at the first question', [{ see: '> Ann Lee', type: '\x03' }]],
      [
        'at the last question',
        [
          { see: '> Ann Lee', type: '\r' },
          { see: 'How?', type: '\r' },
          { see: 'What was said?', type: 'hello\r' },
          { see: 'When?', type: '\r' },
          { see: 'Next step?', type: '\x03' },
        ],
      ],
    ])('Ctrl-C %s: exit code 130, nothing is written', async (_, steps) => {
      const someone = user()
      await someone.run(crm(), ['add', 'Ann Lee'])
      const { code, shown } = await onTerminal(someone, `${crm()} log`, steps)
      expect(code, shown).toBe(130)
      expect((await someone.run(crm(), ['touchpoint', 'list', '--json'])).out).toBe('[]\n')
    })
  },
)
