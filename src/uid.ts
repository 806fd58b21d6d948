/** How many random bytes are drawn at a time: 400 uids for bulk work. */
const POOL = 4000
const BYTES_PER_UID = 10

/** Makes UUIDv7 (RFC 9562) in ascending order: milliseconds, then a counter of 12 bits, then chance. */
export function uidMaker(now: () => number, random: (bytes: Uint8Array) => void): () => string {
  let pool: Uint8Array | undefined
  let used = 0
  let last = 0
  let counter = 0
  return () => {
    const ms = now()
    if (!pool || used + BYTES_PER_UID > pool.length) {
      pool = new Uint8Array(pool ? POOL : BYTES_PER_UID)
      random(pool)
      used = 0
    }
    if (ms > last) {
      last = ms
      counter = ((pool[used] ?? 0) << 3) | ((pool[used + 1] ?? 0) >> 5)
    } else if (++counter > 0xfff) {
      last++
      counter = 0
    }
    const time = last.toString(16).padStart(12, '0')
    const variant = (((pool[used + 2] ?? 0) & 0x3f) | 0x80).toString(16)
    let tail = ''
    for (let at = used + 3; at < used + BYTES_PER_UID; at++)
      tail += (pool[at] ?? 0).toString(16).padStart(2, '0')
    used += BYTES_PER_UID
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`
  }
}
