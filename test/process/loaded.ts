import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/** Loaded before the program: writes the names of all modules that were loaded to the file CRM_LOADED. */
const loaded = new Set<string>()

registerHooks({
  load(url, context, next) {
    loaded.add(url)
    return next(url, context)
  },
})

process.on('exit', () => writeFileSync(process.env.CRM_LOADED ?? '', [...loaded].join('\n')))
