import type { Day } from '../day.ts'
import { rhythmDue } from '../rhythm.ts'
import type { GridClient } from './grid.ts'

/** By what a row is late: a plan, a client's own rhythm, or the marks that all of a tier have. */
export type LateBy = 'plan' | 'rhythm' | 'marks'

/** A day on which the plan of a client calls for contact; `missed` where none came. */
export interface PlanCall {
  readonly client_id: number
  readonly day: Day
  readonly missed: boolean
  readonly codes: readonly string[] | null
  readonly rule: string
}

/** What the plans of a book come to in a grid. */
export interface Plans {
  readonly calls: readonly PlanCall[]
  /** Whether a plan holds for a client; it may be that no contact is planned. */
  readonly holds: (client: { readonly id: number; readonly tier: string | null }) => boolean
  /** The clients of whom a planned contact is overdue today. */
  readonly overdue: ReadonlySet<number>
}

/** How a client is judged: by its plan, without one by its own rhythm; undefined where it has neither. */
export function verdictOf(
  client: GridClient,
  today: Day,
  plans: Plans | undefined,
): { readonly by: LateBy; readonly late: boolean } | undefined {
  if (plans?.holds(client)) return { by: 'plan', late: plans.overdue.has(client.id) }
  const { usual_gap = null, last_day } = client
  if (usual_gap === null || last_day === null) return undefined
  return { by: 'rhythm', late: rhythmDue(last_day, usual_gap) <= today }
}
