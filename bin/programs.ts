import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Opens a text in an editor, in a private folder that is gone afterwards; undefined where that did not end well. */
export function edit(editor: string, text: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'crm-note-'))
  try {
    const file = join(folder, 'note.txt')
    writeFileSync(file, text, { mode: 0o600 })
    const ended = runIn(editor, [file], { stdio: 'inherit' })
    return ended.error || ended.status !== 0 ? undefined : readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Shows a text in a pager; false where the pager could not be started. */
export function page(command: string, text: string): boolean {
  const ended = runIn(command, [], { input: text, stdio: ['pipe', 'inherit', 'inherit'] })
  return ended.error === undefined && ended.status !== NOT_FOUND
}

/** What a shell answers for a program that is not there. */
const NOT_FOUND = 127

/** Runs a command line of the user's own as their shell would read it, with files after it. */
function runIn(line: string, files: readonly string[], options: SpawnSyncOptions) {
  if (process.platform === 'win32') {
    const [program = '', ...rest] = line.split(' ')
    return spawnSync(program, [...rest, ...files], options)
  }
  return spawnSync('/bin/sh', ['-c', `${line} "$@"`, line, ...files], options)
}
