/** Questions on a terminal. Ctrl-C in any of them ends the command with exit code 130. */
export interface Ask {
  /** A text; `fallback` is taken by Enter, `check` says what is wrong or gives undefined. */
  input(
    question: string,
    options?: { fallback?: string; check?: (text: string) => string | undefined },
  ): Promise<string>
  /** One of a list. */
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T>
  /** One of what `find` gives for what was typed so far. */
  search<T>(question: string, find: (typed: string) => Promise<readonly Choice<T>[]>): Promise<T>
  confirm(question: string): Promise<boolean>
}

export interface Choice<T> {
  readonly label: string
  readonly value: T
  readonly says?: string
  /** Printed once it is chosen, in place of a long label. */
  readonly short?: string
}
