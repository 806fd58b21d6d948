import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetAt } from '../../src/language/zone.ts'

const FOLDER = '/usr/share/zoneinfo'
const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Auckland',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Tehran',
  'Etc/UTC',
].filter((zone) => existsSync(`${FOLDER}/${zone}`))

/** The runtime's own answer, in minutes. */
function judge(zone: string, seconds: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const text = format.formatToParts(seconds * 1000).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0
}

describe('the offset of a zone', () => {
  it.each(ZONES)('%s is what the runtime says, from 1990 to 2060', (zone) => {
    const file = readFileSync(`${FOLDER}/${zone}`)
    const instants = fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2060, 0) / 1000 })
    fc.assert(
      fc.property(instants, (seconds) => {
        expect(offsetAt(file, seconds)).toBe(judge(zone, seconds))
      }),
      { numRuns: 300 },
    )
  })

  it('gives up on what is no zone file', () => {
    expect(offsetAt(new Uint8Array(0), 0)).toBeUndefined()
    expect(
      offsetAt(new TextEncoder().encode('not a zone file, but long enough to be looked at twice'), 0),
    ).toBeUndefined()
    if (ZONES.length > 0) {
      const whole = readFileSync(`${FOLDER}/${ZONES[0]}`)
      expect(offsetAt(whole.subarray(0, 50), 1e9)).toBeUndefined()
    }
  })
})
