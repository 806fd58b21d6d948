import { act } from './cli/action.ts'
import { readRequest, unknownCommand } from './cli/find.ts'
import type { Manual } from './cli/help.ts'
import type { World } from './context.ts'
import { EXIT_CODES, Failure } from './errors.ts'
import { forTerminal } from './output/safe.ts'
import { MANUAL } from './program.ts'
import { VERSION } from './version.ts'

/** Runs one command line in a world and gives its exit code; the only place where errors become codes. */
export async function main(argv: readonly string[], world: World, manual: Manual = MANUAL): Promise<number> {
  const { program } = manual
  try {
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
    const load = program[request.name]
    if (!load) throw unknownCommand(program, request.name)
    const kind = await act(await load(), request.argv, world)
    return EXIT_CODES[kind].code
  } catch (error) {
    return report(error, argv, world)
  }
}

function report(error: unknown, argv: readonly string[], world: World): number {
  if (isNamed(error, 'ExitPromptError') || isNamed(error, 'AbortPromptError'))
    return EXIT_CODES.interrupted.code
  if (codeOf(error) === 'EPIPE') return EXIT_CODES.done.code
  const failure = error instanceof Failure ? error : unexpected(error)
  const lines = [`crm: ${failure.message}`, ...failure.details.map((line) => `  ${line}`)]
  if (failure.tip) lines.push(`Try: ${failure.tip}`)
  if (argv.includes('--debug') && error instanceof Error) lines.push(...stackOf(error))
  world.err(lines.map((line) => `${forTerminal(line)}\n`).join(''))
  return EXIT_CODES[failure.kind].code
}

function unexpected(error: unknown): Failure {
  const code = codeOf(error)
  if (code === 'ENOSPC') return new Failure('failed', 'The disk is full: nothing was written.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure('failed', `This may not be written or read: ${messageOf(error)}.`)
  }
  if (code === 'ENOENT') return new Failure('notFound', `There is no such file: ${messageOf(error)}.`)
  return new Failure('failed', `Something went wrong: ${messageOf(error)}`, {
    tip: 'the same command with --debug',
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
