/** A Jest reporter that leaves the counts of a project's run and its failures in `.results/`, where the test command adds them up. */
const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const results = join(__dirname, '../../.results');

module.exports = class CountReporter {
  constructor(globalConfig) {
    this.name = basename(globalConfig.rootDir);
  }

  onRunComplete(_contexts, run) {
    mkdirSync(results, { recursive: true });
    const suitesThatDidNotRun = run.numRuntimeErrorTestSuites;
    const counts = {
      passed: run.numPassedTests,
      failed: run.numFailedTests + suitesThatDidNotRun,
      skipped: run.numPendingTests,
    };
    const failures = run.testResults
      .filter(({ failureMessage }) => failureMessage)
      .map(({ testFilePath, failureMessage }) => `${testFilePath}\n${failureMessage}`);
    writeFileSync(join(results, `${this.name}.json`), JSON.stringify({ ...counts, failures }));
  }
};
