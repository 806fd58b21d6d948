import type { App } from './crm.ts'

/** A command line of a transcript begins so; what it prints follows it. */
const PROMPT = '$ crm'
const FENCE = '```'

/**
 * Plays a transcript and gives it anew with what the commands print now: under a heading such as `## Mon 2026-11-02`
 * every line that begins with `$ crm` is run on that day, and the rest of its block is its output.
 */
export async function played(crm: App, transcript: string): Promise<string> {
  const lines: string[] = []
  let today: string | undefined
  let inBlock = false
  for (const line of transcript.split('\n')) {
    today = /^## \w{3} (\d{4}-\d\d-\d\d)$/.exec(line)?.[1] ?? today
    if (line === FENCE) inBlock = !inBlock
    if (line.startsWith(PROMPT)) {
      const { code, out, err } = await crm.run(line.slice(PROMPT.length).trim(), today ? { today } : {})
      const printed = (out + err).replaceAll(crm.folder, '~')
      lines.push(line, ...printed.split('\n').slice(0, -1), ...(code === 0 ? [] : [`[${code}]`]))
    } else if (!inBlock || line === FENCE) lines.push(line)
  }
  return lines.join('\n')
}
