/** A Playwright reporter that leaves the run's counts in `.results/`, as the Jest one does. */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const results = join(__dirname, '../../.results');

module.exports = class CountReporter {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite.allTests()) {
      const outcome = test.outcome();
      if (outcome === 'skipped') counts.skipped += 1;
      else if (outcome === 'expected') counts.passed += 1;
      else counts.failed += 1;
    }
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'e2e.json'), JSON.stringify(counts));
  }
};
