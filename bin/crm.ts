import { main } from '../src/main.ts'
import { realWorld } from './world.ts'

process.exitCode = await main(
  process.argv.slice(2),
  realWorld(() => undefined),
)
