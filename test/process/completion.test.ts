import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCRIPTS } from '../../src/completion/scripts.ts'
import { HAS_TMUX, terminalWith } from '../tmux.ts'
import { nativeForm, user } from './forms.ts'

let crm = ''
beforeAll(() => {
  crm = nativeForm()
})

/** A client whose name would run something wherever it is not quoted. */
const HOSTILE = 'Ev$(touch pwned)`touch pwned`; touch pwned & "q" \'s !x'

/** Someone with crm on their path and clients in their book. */
async function shellUser() {
  const someone = user()
  const bin = join(someone.home, 'bin')
  mkdirSync(bin)
  symlinkSync(crm, join(bin, 'crm'))
  for (const name of ['Zhang Wei', '张伟', HOSTILE]) await someone.run(crm, ['add', name])
  await someone.run(crm, ['segment', 'save', 'keys', 'tier:A'])
  return { ...someone, env: { ...someone.env, PATH: `${bin}:${someone.env.PATH}` } }
}

const has = (program: string) => spawnSync('which', [program]).status === 0

describe.runIf(has('bash'))('bash', () => {
  test('completes by the script, and what it puts on the line is that one word and runs nothing', async () => {
    const { env, home } = await shellUser()
    const words = (line: string, part: string) =>
      execFileSync(
        'bash',
        [
          '--norc',
          '-c',
          `source <(crm completion bash); COMP_LINE=$1 COMP_POINT=\${#1}; _crm crm "$2" x
          printf '%s\\n' "\${COMPREPLY[@]}"; eval "printf '<%s>' \${COMPREPLY[*]}"`,
          'bash',
          line,
          part,
        ],
        { env, cwd: home, encoding: 'utf8' },
      )
    expect(words('crm log zhangw', 'zhangw')).toBe('Zhang\\ Wei\n张伟\n<Zhang Wei><张伟>')
    expect(words('crm log Ev', 'Ev')).toContain(`<${HOSTILE}>`)
    expect(words('crm list @k', 'k')).toBe('keys\n<keys>')
    expect(words('crm due --for', '--for')).toBe('--format\n<--format>')
    expect(existsSync(join(home, 'pwned'))).toBe(false)
  })

  test.runIf(HAS_TMUX)('at work: Tab writes the name, Enter shows the client', async () => {
    const { env, home } = await shellUser()
    const terminal = await terminalWith(['bash', '--norc', '-i'], {
      env: { ...env, HISTFILE: '/dev/null' },
      cwd: home,
      columns: 140,
    })
    await terminal.type('PS1="ready> "; source <(crm completion bash); clear\n')
    await terminal.sees(/^ready>$/)
    await terminal.type('crm show Ev\t')
    await terminal.sees('Ev\\$\\(touch\\ pwned\\)')
    await terminal.press('Enter')
    await terminal.sees(/"q" 's !x +#3/)
    await terminal.type('clear; crm show "Ev\t')
    await terminal.sees('show "Ev\\$(touch pwned)')
    await terminal.press('Enter')
    await terminal.sees(/"q" 's !x +#3/)
    await terminal.type('clear; crm touchp\tl\t--json\n')
    await terminal.sees(/^\[\]$/m)
    expect(existsSync(join(home, 'pwned'))).toBe(false)
  })
})

describe.each([
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
] as const)('%s', (shell, check) => {
  test.runIf(has(shell))('takes the script', () => {
    const { home, env } = user()
    writeFileSync(join(home, 'script'), SCRIPTS[shell])
    const ended = spawnSync(shell, [...check, join(home, 'script')], { env, encoding: 'utf8' })
    expect(ended).toMatchObject({ status: 0, stderr: '' })
  })
})
