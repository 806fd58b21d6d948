import { afterAll } from 'vitest'
import { speak } from '../src/language/say.ts'

// Files share a process: each leaves it speaking English.
afterAll(() => speak('en'))
