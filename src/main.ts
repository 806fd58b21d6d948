import { act } from './cli/action.ts'
import { wantsAscii } from './cli/color.ts'
import { readRequest, unknownCommand } from './cli/find.ts'
import type { Manual } from './cli/help.ts'
import { withSettings } from './config/place.ts'
import type { World } from './context.ts'
import { EXIT_CODES, Failure } from './errors.ts'
import { LOCALES, listed, localeNamed, say, speak } from './language/say.ts'
import { forTerminal } from './output/safe.ts'
import { MANUAL } from './program.ts'
import { VERSION } from './version.ts'

/** What the completion of a shell asks with; no command for people. */
const COMPLETE = '__complete'

/** What runs although the settings file cannot be used: what mends it, and what a shell asks for when it starts. */
const SETTLES = /^(config|completion|man)\b/

/** Runs one command line in a world and gives its exit code; the only place where errors become codes. */
export async function main(argv: readonly string[], bare: World, manual: Manual = MANUAL): Promise<number> {
  const { program } = manual
  const world = await withSettings(bare)
  try {
    if (argv[0] === COMPLETE) {
      // What bash shows has no words beside it.
      if (argv[1] !== 'bash') await speakAsAsked([], world.env).catch(() => undefined)
      const { completionAnswer } = await import('./completion/answer.ts')
      world.out(await completionAnswer(argv.slice(1), world, manual))
      return EXIT_CODES.done.code
    }
    await speakAsAsked(argv, world.env)
    const request = readRequest(program, argv)
    if (request.kind === 'version') {
      world.out(`crm ${VERSION}\n`)
      return EXIT_CODES.done.code
    }
    if (request.kind === 'help') {
      const { help } = await import('./cli/help.ts')
      world.out(await help(manual, request.topic, world.terminal.stdout ? world.terminal.columns : 80))
      return EXIT_CODES.done.code
    }
    const wrong = SETTLES.test(request.name) ? undefined : world.settings?.problem
    if (wrong) throw wrong()
    const load = program[request.name]
    if (!load) throw unknownCommand(program, request.name)
    const kind = await act(await load(), request.argv, world, manual)
    return EXIT_CODES[kind].code
  } catch (error) {
    return report(error, argv, world)
  }
}

/** `--lang` before CRM_LANG before what the system says; a system in a language that is not spoken is spoken to in English. */
async function speakAsAsked(argv: readonly string[], env: World['env']): Promise<void> {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  const at = options.findIndex((element) => element === '--lang' || element.startsWith('--lang='))
  const typed = at < 0 ? undefined : options[at]?.slice('--lang='.length) || options[at + 1] || ''
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en'
  const asked = typed ?? (env.CRM_LANG || undefined)
  const found = asked === undefined ? (localeNamed(system) ?? 'en') : localeNamed(asked)
  const fallback = localeNamed((typed !== undefined && env.CRM_LANG) || system)
  await speak(found ?? fallback ?? 'en', { ascii: wantsAscii(env, { ascii: options.includes('--ascii') }) })
  if (!found) throw new Failure('usage', say`“${asked ?? ''}” is no language I speak: ${listed(LOCALES)}.`)
}

function report(error: unknown, argv: readonly string[], world: World): number {
  if (isNamed(error, 'ExitPromptError') || isNamed(error, 'AbortPromptError'))
    return EXIT_CODES.interrupted.code
  if (codeOf(error) === 'EPIPE') return EXIT_CODES.done.code
  const failure = error instanceof Failure ? error : unexpected(error)
  const lines = [`crm: ${failure.message}`, ...failure.details.map((line) => `  ${line}`)]
  if (failure.tip) lines.push(say`Try: ${failure.tip}`)
  if (argv.includes('--debug') && error instanceof Error) lines.push(...stackOf(error))
  world.err(lines.map((line) => `${forTerminal(line)}\n`).join(''))
  return EXIT_CODES[failure.kind].code
}

function unexpected(error: unknown): Failure {
  const code = codeOf(error)
  if (code === 'ENOSPC') return new Failure('failed', say`The disk is full: nothing was written.`)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure('failed', say`This may not be written or read: ${messageOf(error)}.`)
  }
  if (code === 'ENOENT') return new Failure('notFound', say`There is no such file: ${messageOf(error)}.`)
  return new Failure('failed', say`Something went wrong: ${messageOf(error)}`, {
    tip: say`the same command with --debug`,
  })
}

function stackOf(error: Error): string[] {
  const cause = error.cause instanceof Error ? ['caused by', ...stackOf(error.cause)] : []
  return [...(error.stack ?? '').split('\n'), ...cause]
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
