import type { World } from '../context.ts'
import type { Globals } from './parse.ts'

function isOn(text: string | undefined): boolean {
  return text !== undefined && !/^(0|off|no|false)?$/i.test(text)
}

/**
 * --no-color wins, then what is said to crm alone, then what is said to every program: NO_COLOR, and FORCE_COLOR, which
 * colours a pipe; otherwise a terminal that is not dumb has colours.
 */
export function wantsColor(env: World['env'], allowed: boolean, onTerminal: boolean): boolean {
  if (!allowed || env.CRM_COLOR === 'never') return false
  if (env.CRM_COLOR === 'always') return true
  if ((env.NO_COLOR ?? '') !== '') return false
  const force = env.FORCE_COLOR
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return onTerminal && env.TERM !== 'dumb'
}

/** Whether our own drawing is to be ASCII. */
export function wantsAscii(env: World['env'], globals: Pick<Globals, 'ascii'>): boolean {
  return globals.ascii === true || isOn(env.CRM_ASCII)
}
