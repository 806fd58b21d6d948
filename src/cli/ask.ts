import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** Questions on a terminal. Ctrl-C or Esc in any of them ends the command with exit code 130. */
export interface Ask {
  /** A text. */
  input(question: string, options?: TextOptions): Promise<string>
  /** One of a list; what is typed narrows it. */
  choose<T>(question: string, choices: readonly Choice<T>[], options?: ChooseOptions<T>): Promise<T>
  /** One of what `find` gives for what was typed so far. */
  search<T>(question: string, find: (typed: string) => Promise<readonly Choice<T>[]>): Promise<T>
  /** No is what Enter says. */
  confirm(question: string): Promise<boolean>
}

export interface TextOptions {
  /** Taken by Enter. */
  readonly fallback?: string
  /** Stands there to be changed. */
  readonly before?: string
  /** What is asked for, in a quiet line below. */
  readonly hint?: string
  /** What is wrong with an answer; undefined where nothing is. */
  readonly check?: (text: string) => string | undefined | Promise<string | undefined>
  /** What is understood of what was typed so far, shown below it. */
  readonly echo?: (text: string) => string | undefined
  /** Opens the text in the user's editor and gives what was saved; offered where it is there. */
  readonly inEditor?: (text: string) => Promise<string>
}

export interface ChooseOptions<T> {
  /** The one that Enter takes. */
  readonly preferred?: T
}

export interface Choice<T> {
  readonly label: string
  readonly value: T
  /** The label in columns, which stand straight in a list. */
  readonly cells?: readonly string[]
  /** Other words by which it is found while one types. */
  readonly words?: readonly string[]
  /** Printed once it is chosen, in place of a long label. */
  readonly short?: string
}

/** How questions look: whether there are colours, and how large the terminal is just now. */
export interface AskLook {
  readonly color: boolean
  size(): { readonly columns: number; readonly rows: number }
}

/** What is wrong with an answer, in a sentence, where reading it fails. */
export function wrongIn(read: (text: string) => unknown): (text: string) => Promise<string | undefined> {
  return async (text) => {
    try {
      await read(text)
      return undefined
    } catch (error) {
      if (error instanceof Failure)
        return error.details.reduce((text, detail) => say`${text} ${detail}‖sentences`, error.message)
      throw error
    }
  }
}

/** What a text is understood as; nothing where it cannot be read yet. */
export function echoOf(read: (text: string) => string): (text: string) => string | undefined {
  return (text) => {
    try {
      return read(text)
    } catch (error) {
      if (error instanceof Failure) return undefined
      throw error
    }
  }
}
