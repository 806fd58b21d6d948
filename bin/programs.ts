import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../src/errors.ts'

/** Opens a text in the user's editor, in a private folder that is gone afterwards, and gives what was saved. */
export function edit(env: Readonly<Record<string, string | undefined>>, text: string): string {
  const editor = env.VISUAL || env.EDITOR
  if (!editor) throw new Failure('usage', 'No editor is set.', { tip: 'EDITOR=nano crm log …' })
  const folder = mkdtempSync(join(tmpdir(), 'crm-note-'))
  try {
    const file = join(folder, 'note.txt')
    writeFileSync(file, text, { mode: 0o600 })
    const [program = '', ...rest] = editor.split(' ')
    const ended = spawnSync(program, [...rest, file], { stdio: 'inherit' })
    if (ended.error || ended.status !== 0) {
      throw new Failure('failed', `The editor “${editor}” did not end well: nothing was written.`)
    }
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Shows a text in a pager; false where the pager could not be started. */
export function page(command: string, text: string): boolean {
  const [program = '', ...rest] = command.split(' ')
  const ended = spawnSync(program, rest, { input: text, stdio: ['pipe', 'inherit', 'inherit'] })
  return ended.error === undefined
}
