import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { app } from './crm.ts'
import { played } from './transcript.ts'

const story = readFileSync(join(import.meta.dirname, 'story.md'), 'utf8')

describe('a fortnight of daily use', () => {
  it('reads right on every morning', async () => {
    expect(await played(app({ time: '08:30' }), story)).toBe(story)
  })

  it('has a page for every morning of it', () => {
    const mornings = [...story.matchAll(/^## \w{3} (2026-11-\d\d)$/gm)].map(([, day]) => day)
    const days = Array.from({ length: 16 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`)
    expect(mornings).toEqual(days)
    for (const day of days) expect(story).toMatch(new RegExp(`^\\w{3} ${day}: `, 'm'))
  })
})
