import { existsSync, readFileSync } from 'node:fs'

interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const file = process.argv[2] ?? ''
if (existsSync(file)) {
  const results = JSON.parse(readFileSync(file, 'utf8')) as Results
  // A file that could not even be read has no failed test, but it has failed.
  const unread = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const skipped = results.numPendingTests === 0 ? '' : `, ${results.numPendingTests} skipped`
  console.log(`${results.numPassedTests} passed, ${results.numFailedTests + unread} failed${skipped}`)
} else {
  console.log('0 passed, 1 failed: the tests did not run')
}
