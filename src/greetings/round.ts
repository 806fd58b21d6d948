import { tierRank } from '../clients/client.ts'
import { sortedByName } from '../language/order.ts'
import type { Greeted, Greeting } from './queries.ts'

/** A client with how it was greeted a year ago and is greeted now. */
export interface Greetable extends Greeted {
  readonly before: Greeting | undefined
  readonly now: Greeting | undefined
}

/** Whom to greet: tier A first, within a tier who is not greeted yet, who was greeted a year ago, then by name. */
export function greetingRound(
  clients: readonly Greeted[],
  { before, now }: { readonly before: readonly Greeting[]; readonly now: readonly Greeting[] },
): Greetable[] {
  const [lastYear, thisYear] = [latestOf(before), latestOf(now)]
  const all = clients.map((client) => ({
    ...client,
    before: lastYear.get(client.id),
    now: thisYear.get(client.id),
  }))
  const place = ({ tier, before, now }: Greetable) =>
    tierRank(tier) * 4 + (now === undefined ? 0 : 2) + (before === undefined ? 1 : 0)
  return sortedByName(all, ({ client }) => client).sort((a, b) => place(a) - place(b))
}

function latestOf(greetings: readonly Greeting[]): Map<number, Greeting> {
  return new Map(greetings.map((greeting) => [greeting.client_id, greeting]))
}
