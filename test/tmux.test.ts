import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { HAS_TMUX, terminalWith } from './tmux.ts'

const place = { env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' }, cwd: tmpdir() }

describe.skipIf(!HAS_TMUX)('a driven terminal', () => {
  test('shows what is typed in any script, and the exit code of what ran', async () => {
    const terminal = await terminalWith(['sh', '-c', 'read -r line; echo "got:$line"; exit 7'], place)
    await terminal.type('张伟 é $HOME; x')
    await terminal.sees('张伟')
    await terminal.press('Enter')
    await terminal.sees('got:张伟 é $HOME; x')
    expect(await terminal.ended()).toBe(7)
  })

  test('has the size that was asked for, changes it, and runs a shell with jobs', async () => {
    const terminal = await terminalWith(['bash', '--norc', '-i'], { ...place, columns: 140, rows: 30 })
    await terminal.type('PS1="ready> "; stty size\n')
    await terminal.sees('30 140')
    await terminal.resize(60, 10)
    await terminal.type('clear; stty size\n')
    await terminal.sees('10 60')
    await terminal.type('clear; sh -c "echo it runs; exec cat"\n')
    // Before it runs the key would be the shell's own.
    await terminal.sees(/^it runs$/m)
    await terminal.press('C-z')
    await terminal.sees('Stopped')
    expect(await terminal.modes()).toMatchObject({ cursor: true, alternate: false })
  })
})
