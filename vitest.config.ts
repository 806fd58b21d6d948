import { defineConfig } from 'vitest/config'

/** Replaces a module, and so has to be the first to load it. */
const ALONE = 'test/engines.test.ts'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Without it one core is left idle.
    maxWorkers: '100%',
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'dist/tests.json' }]] : ['default'],
    setupFiles: ['test/begin.ts'],
    projects: [
      // Files of one process share its database servers and what is loaded: a third less time.
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
    ],
  },
})
