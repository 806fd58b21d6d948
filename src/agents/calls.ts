import type { Commands } from '../cli/commands.ts'
import { Ambiguous, Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import { lineText } from '../output/document.ts'
import { jsonOf } from '../output/json.ts'
import { bounded } from './bounded.ts'
import { commandNamed, typedValues } from './tools.ts'

/** What one program asked for since it was connected, and may therefore take back. */
export interface Session {
  readonly commands: Commands
  readonly readOnly: boolean
  /** The numbers of the journal entries it wrote. */
  readonly entries: number[]
}

/** What a call comes to: an answer, or an error that says what would help. */
export interface Outcome {
  readonly failed: boolean
  readonly content: Readonly<Record<string, unknown>>
}

/** Runs the command that a tool is, with all that it checks and journals, and gives its JSON. */
export async function call(
  session: Session,
  tool: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  try {
    const name = commandNamed(tool)
    if (name === undefined) throw new Failure('notFound', say`There is no tool “${tool}”.`)
    const command = await session.commands.named(name)
    const values = {
      ...typedValues(command, given),
      ...(name === 'undo' ? { entry: ownEntries(session) } : {}),
    }
    const how = { via: 'mcp', format: 'json', readOnly: session.readOnly } as const
    return await session.commands.run(name, values, how, async (document, ran) => {
      if (ran.entry !== undefined && name !== 'undo') session.entries.push(ran.entry)
      const { value, leftOut } = await bounded(jsonOf(document), 'answer')
      const notices = [...ran.notices, ...(document.notices ?? []).map(lineText)]
      return {
        failed: false,
        content: {
          today: ran.clock.today,
          answer: value,
          ...(leftOut.length > 0 ? { left_out: leftOut } : {}),
          ...(notices.length > 0 ? { notices } : {}),
        },
      }
    })
  } catch (error) {
    return { failed: true, content: { error: explained(error) } }
  }
}

function ownEntries({ entries }: Session): string[] {
  if (entries.length > 0) return entries.map(String)
  throw new Failure('refused', say`Nothing was written through this server yet: nothing was taken back.`)
}

function explained(error: unknown): Record<string, unknown> {
  if (!(error instanceof Failure)) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  const { kind, message, details, tip } = error
  const candidates = error instanceof Ambiguous ? { candidates: error.candidates } : {}
  return { kind, message, ...(details.length > 0 ? { details } : {}), ...candidates, ...(tip ? { tip } : {}) }
}
