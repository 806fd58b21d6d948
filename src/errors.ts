import { say, toSay } from './language/say.ts'

/** The one exit-code table: the code, the help topic and the reference all read it. */
export const EXIT_CODES = {
  done: { code: 0, meaning: toSay('done; an empty result is also done') },
  failed: { code: 1, meaning: toSay('failed for a reason outside the command, such as a full disk') },
  usage: { code: 2, meaning: toSay('wrong usage or invalid input') },
  notFound: { code: 3, meaning: toSay('not found, or more than one match') },
  refused: { code: 4, meaning: toSay('refused: a conflict, or it would lose data') },
  unusable: {
    code: 5,
    meaning: toSay('the book cannot be used: busy, damaged, unreachable or of a newer version'),
  },
  interrupted: { code: 130, meaning: toSay('interrupted') },
} as const

export type ExitKind = keyof typeof EXIT_CODES

/** An error a person can act on: one sentence, and where there is one a command to try. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: ExitKind
  readonly tip: string | undefined
  readonly details: readonly string[]

  /** `message` is one sentence; `details` are lines below it; `tip` is a command line worth trying. */
  constructor(
    kind: ExitKind,
    message: string,
    more: { tip?: string; details?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.kind = kind
    this.tip = more.tip
    this.details = more.details ?? []
  }
}

/**
 * A client reference that fits several clients; on a terminal the adapter asks which and runs again.
 * `total` says how many fit where only some are listed.
 */
export class Ambiguous extends Failure {
  readonly reference: string
  readonly candidates: readonly { id: number; label: string }[]

  constructor(
    reference: string,
    candidates: readonly { id: number; label: string }[],
    more: { tip?: string; total?: number } = {},
  ) {
    const total = more.total ?? candidates.length
    const unlisted = total - candidates.length
    super('notFound', say`“${reference}” fits ${total} clients.`, {
      ...more,
      details: [
        ...candidates.map((c) => `#${c.id} ${c.label}`),
        ...(unlisted > 0 ? [say`and ${unlisted} more‖clients`] : []),
      ],
    })
    this.reference = reference
    this.candidates = candidates
  }
}

/** The answer was no: what was about to happen has been said already. */
export class Declined extends Failure {
  constructor() {
    super('refused', say`Nothing was changed.`)
  }
}

/**
 * A step that needs a yes: on a terminal the adapter says what would happen, asks the question and runs again,
 * elsewhere it is refused.
 */
export class NeedsYes extends Failure {
  readonly question: string

  /** `message` says what would happen, `question` is a short yes-or-no question about it. */
  constructor(message: string, question: string, more: { details?: readonly string[] } = {}) {
    super('refused', message, { ...more, tip: say`the same command with --yes` })
    this.question = question
  }
}
