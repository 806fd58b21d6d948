/** A word of a command as a POSIX shell reads it: in single quotes where it needs them. */
export function forShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Words to be put behind a command, each with a space before it. */
export function moreForShell(words: readonly string[]): string {
  return words.map((word) => ` ${forShell(word)}`).join('')
}
