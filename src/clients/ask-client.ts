import type { Kysely } from 'kysely'
import type { Ask, Choice } from '../cli/ask.ts'
import { Failure } from '../errors.ts'
import { said, say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { labelOf, type Who } from './client.ts'
import { suggestClients } from './reference.ts'

/** How many clients a question offers at a time. */
const OFFERED = 12

/** Asks for a client, found while one types by any of its keys, those contacted last first; gives `#id`. */
export async function askForClient(ask: Ask, db: Kysely<Schema>, question: string): Promise<string> {
  if ((await suggestClients(db, '', 1)).length === 0)
    throw new Failure('notFound', say`The book has no client yet.`, { tip: 'crm add' })
  return ask.search(question, async (typed) => (await suggestClients(db, typed, OFFERED)).map(choiceOf))
}

/** A client as one of a list: name, organisation, tier and last contact in columns. */
function choiceOf(who: Who): Choice<string> {
  return {
    label: labelOf(who),
    cells: [
      who.name,
      who.kind === 'organisation' ? say`organisation` : (who.org ?? ''),
      who.tier ?? '',
      who.lastDay ?? said('no contact yet'),
    ],
    value: `#${who.id}`,
    short: `${who.name} #${who.id}`,
  }
}
