import type { Kysely } from 'kysely'
import { Failure } from '../errors.ts'
import { fold, readingTyped } from '../language/names.ts'
import { editDistance } from '../language/nearest.ts'
import { say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { labelOf, type Who } from './client.ts'
import { namesInUse, whoAre } from './key-queries.ts'

type Db = Kysely<Schema>

/** How many near names an error lists. */
const MOST_NEAR = 3

/** Why a reference fits nobody: what else it may be, or whose names are near. */
export async function notFound(db: Db, reference: string): Promise<Failure> {
  if (/^#\d+$/.test(reference.trim())) {
    return new Failure('notFound', say`There is no client ${reference.trim()}.`, { tip: 'crm list' })
  }
  if (/^[@＠]/.test(reference.trim())) {
    const says = say`“${reference.trim()}” asks for a segment, and here clients are named one by one.`
    return new Failure('notFound', says, { tip: `crm list ${reference.trim()}` })
  }
  if (/^-?\p{L}+[:：]\S/u.test(reference.trim())) {
    const says = say`“${reference.trim()}” is a filter, and here clients are named one by one.`
    return new Failure('notFound', says, { tip: `crm list ${reference.trim()}` })
  }
  const near = await nearestClients(db, reference)
  const isName = /^[^"$`\\@\d]+$/.test(reference)
  return new Failure('notFound', say`No client fits “${reference}”.`, {
    details: near.map((who) => say`nearest: #${who.id} ${labelOf(who)}`),
    tip: near.length > 0 || !isName ? 'crm list' : `crm add "${reference.trim()}"`,
  })
}

/** The clients whose name, or one word of it, takes the fewest edits; only for the error. */
async function nearestClients(db: Db, reference: string): Promise<Who[]> {
  const typed = fold(reference)
  const reading = readingTyped(reference)
  const limit = Math.max(1, Math.floor(typed.length / 2.5)) + 1
  const [least, most] = [reading.length - limit + 1, typed.length + limit - 1]
  const distances = new Map<number, number>()
  for (const { client_id, kind, key } of await namesInUse(db, least, most)) {
    const known = distances.get(client_id) ?? limit
    const distance = editDistance(kind === 'reading' ? reading : typed, key, known)
    if (distance < known) distances.set(client_id, distance)
  }
  const best = [...distances].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, MOST_NEAR)
  const clients = await whoAre(
    db,
    best.map(([id]) => id),
  )
  return best.flatMap(([id]) => clients.filter((who) => who.id === id))
}
