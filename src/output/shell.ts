/** A word of a command as a POSIX shell reads it: in single quotes where it needs them; letters of no script do. */
export function forShell(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Words to be put behind a command, each with a space before it. */
export function moreForShell(words: readonly string[]): string {
  return words.map((word) => ` ${forShell(word)}`).join('')
}
