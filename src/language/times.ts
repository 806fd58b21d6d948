import type { Problem } from './calendar.ts'
import { say } from './say.ts'

/** A time of day as said. */
export interface Clock {
  readonly hour: number
  readonly minute: number
  /** False for `3` or `3:30`, which may mean the afternoon. */
  readonly sure: boolean
}

/** The part of the day a word such as `tonight` names. */
export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/** Reads an hour, minutes, and `am` or `pm` where one of them was said. */
export function clockOf(hour: string, minute = '00', half?: string): Clock | Problem {
  const h = Number(hour)
  const m = Number(minute)
  const said = `${hour}:${minute}`
  if (m > 59) return { problem: say`${said} is not a time of day: minutes run from 00 to 59.` }
  if (h > 23) return { problem: say`${said} is not a time of day: hours run from 00 to 23.` }
  if (half === undefined) return { hour: h, minute: m, sure: h === 0 || h > 12 || hour.startsWith('0') }
  const afternoon = half.startsWith('p')
  if (afternoon ? h === 0 : h > 12) {
    return { problem: say`${said} ${afternoon ? 'pm' : 'am'} is not a time of day: write ${said}.` }
  }
  return { hour: h > 12 ? h : (h % 12) + (afternoon ? 12 : 0), minute: m, sure: true }
}

/** `HH:MM`; where the half of the day was not said, the part of the day decides, else office hours. */
export function timeOf(clock: Clock, part: Part | undefined): string | Problem {
  const { hour, minute, sure } = clock
  // 晚上零点 and 3 at night belong to a night that has two days.
  if (part === 'night' && (hour <= 4 || hour === 12)) return betweenDays(clock)
  if (sure || part === 'morning') return written(hour, minute)
  switch (part) {
    case 'dawn':
      return written(hour % 12, minute)
    case 'noon':
      return hour <= 2 ? written(hour + 12, minute) : written(hour, minute)
    case 'night':
      return written(hour + 12, minute)
    case 'afternoon':
    case 'evening':
      return written(hour < 12 ? hour + 12 : hour, minute)
    case undefined:
      return written(hour <= 6 ? hour + 12 : hour, minute)
  }
}

function betweenDays({ hour, minute }: Clock): Problem {
  const early = written(hour % 12, minute)
  return { problem: say`${hour} at night lies between two days: write ${early} and the day it begins.` }
}

function written(hour: number, minute: number): string {
  return `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`
}

/** A clock for `HH:MM`. */
export function exactClock(time: string): Clock {
  return { hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)), sure: true }
}

/** The clock so many minutes after `HH:MM`, and how many days later that is. */
export function minutesAway(time: string, minutes: number): { days: number; clock: Clock } {
  const { hour, minute } = exactClock(time)
  const total = hour * 60 + minute + minutes
  const days = Math.floor(total / MINUTES_PER_DAY)
  const rest = total - days * MINUTES_PER_DAY
  return { days, clock: { hour: Math.floor(rest / 60), minute: rest % 60, sure: true } }
}

const MINUTES_PER_DAY = 1440
