import type { Shown } from '../output/repaint.ts'

/** A key that was pressed, or a text that was pasted. */
export interface Key {
  /** `up`, `pagedown`, `return`, `escape`, `space`, `paste` …; of any other character the character itself. */
  readonly name: string
  /** What it types; empty for keys that type nothing. */
  readonly text: string
  readonly ctrl: boolean
}

/** What comes from a screen: keys, a reason to draw all again, or that the terminal is gone. */
export type Happening =
  | { readonly kind: 'keys'; readonly keys: readonly Key[] }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'gone' }

/** The whole screen of a terminal, for as long as a command stays on it. */
export interface Screen {
  readonly columns: number
  readonly rows: number
  /** Whether tones may be painted, and whether our own drawing is ASCII. */
  readonly color: boolean
  readonly ascii: boolean
  /** What came since it was last asked, or what comes next. */
  next(): Promise<Happening>
  /** Drops what was typed ahead of what is on the screen. */
  forget(): Promise<void>
  show(what: Shown): void
  /** Gives the terminal back for a while, such as to an editor. */
  aside<R>(work: () => Promise<R>): Promise<R>
  /** Stops the program as Ctrl-Z does, with the terminal as it was found, and takes the screen again when it goes on. */
  suspend(): Promise<void>
  /** The terminal as it was found. */
  close(): void
}
