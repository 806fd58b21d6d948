import { Failure } from '../errors.ts'
import { type Locale, listed, localeNamed, say } from '../language/say.ts'
import { FORMAT_BY_EXTENSION, type Format } from '../output/document.ts'
import type { Command } from './define.ts'
import type { Globals } from './parse.ts'

/** The format that is asked for by an option or by the ending of the output's name; else the command's first. */
export function formatOf(command: Command, globals: Globals, output: string | undefined): Format {
  const [first = 'table'] = command.formats
  const extension = output === undefined ? '' : (/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? '')
  const asked = globals.json
    ? 'json'
    : (globals.format ?? (FORMAT_BY_EXTENSION[extension] as string | undefined))
  if (asked === undefined) {
    if (output === undefined || (extension === '' && command.formats.includes('table'))) return first
    throw new Failure('usage', say`${output} does not tell its format.`, {
      tip: say`the same command with ${`--format ${command.formats.includes('csv') ? 'csv' : 'json'}`}`,
    })
  }
  const found = command.formats.find((format) => format === asked)
  if (found) return found
  throw new Failure(
    'usage',
    say`crm ${command.name} cannot print ${asked}: it prints ${listed(command.formats)}.`,
  )
}

/** The language that was typed for `--headers`; a workbook has its columns in the language of the run, and JSON has keys. */
export function headersTyped(typed: string, format: Format): Locale {
  const language = localeNamed(typed)
  if (language === undefined) throw new Failure('usage', say`--headers takes en or zh, not “${typed}”.`)
  if (format === 'csv') return language
  throw new Failure('usage', say`--headers is for CSV alone.`, {
    tip: say`the same command with ${'--format csv'}`,
  })
}

/** A folder holds the tables as CSV, whether or not that is said. */
export function formatInFolder(command: Command, globals: Globals, folder: string | undefined): Format {
  const asked = globals.json ? 'json' : (globals.format ?? 'csv')
  if (asked === 'csv' && command.formats.includes('csv')) return 'csv'
  throw new Failure('usage', say`${folder ?? ''} is a folder, and those are for CSV: nothing was written.`, {
    tip: say`the same command with -o and the name of a file`,
  })
}
