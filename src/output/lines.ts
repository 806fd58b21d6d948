import type { Emit } from './document.ts'

/** How much text is gathered before it is passed on. */
const PIECE = 32_768

/** Takes text and passes it on in large pieces; a promise asks to wait. */
export interface Gatherer {
  add(text: string): void | Promise<void>
  flush(): void | Promise<void>
}

/** Gathers what a writer makes, so that few and large texts are passed on. */
export function gather(emit: Emit): Gatherer {
  let waiting = ''
  const flush = () => {
    if (waiting === '') return
    const text = waiting
    waiting = ''
    return emit(text)
  }
  return {
    add(text) {
      waiting += text
      if (waiting.length >= PIECE) return flush()
    },
    flush,
  }
}

/** Hands over every item as it comes; waits only where it must. */
export async function each<T>(
  items: Iterable<T> | AsyncIterable<T>,
  take: (item: T) => void | Promise<void>,
): Promise<void> {
  if (Symbol.asyncIterator in items) {
    for await (const item of items) {
      const wait = take(item)
      if (wait) await wait
    }
    return
  }
  for (const item of items) {
    const wait = take(item)
    if (wait) await wait
  }
}
