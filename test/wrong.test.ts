import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { app } from './crm.ts'
import { exampleBook } from './example.ts'
import { played } from './transcript.ts'

const transcript = readFileSync(join(import.meta.dirname, 'wrong.md'), 'utf8')

describe('wrong use', () => {
  it('is refused in one sentence, and nothing is written', async () => {
    const crm = app()
    await exampleBook(crm)
    const before = crm.rows('select * from journal')
    expect(await played(crm, transcript)).toBe(transcript)
    expect(crm.rows('select * from journal')).toEqual(before)
    const answers = transcript.split('\n$ crm ').slice(1)
    for (const answer of answers)
      expect(answer, answer).toMatch(/^.*\ncrm: [^\n]+[.?](?:\n(?: {2}|Try: ).*)*\n\[[2-5]\]/)
  })
})
