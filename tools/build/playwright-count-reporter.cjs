/** A Playwright reporter that leaves the run's counts and failures in `.results/`, as the Jest one does. */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const results = join(__dirname, '../../.results');
/** What a sign-in carries in its addresses is nobody's business, even when it is a test's. */
const signInValues = /([?&](?:code|state|nonce|client_info|id_token)=)[^&\s"']+/g;

function textOf({ message, value, location }) {
  const text = stripVTControlCharacters(message ?? value ?? '').replaceAll(signInValues, '$1…');
  return location ? `${text}\n  at ${location.file}:${location.line}` : text;
}

module.exports = class CountReporter {
  failures = [];

  onBegin(_config, suite) {
    this.suite = suite;
  }

  /** What went wrong outside of any test. */
  onError(error) {
    this.failures.push(textOf(error));
  }

  onEnd() {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'skipped') counts.skipped += 1;
      else if (outcome === 'expected') counts.passed += 1;
      else {
        counts.failed += 1;
        const errors = test.results.flatMap((result) => result.errors.map(textOf));
        const title = test.titlePath().filter(Boolean).join(' › ');
        this.failures.push([test.location.file, title, ...errors].join('\n'));
      }
    }
    mkdirSync(results, { recursive: true });
    const { failures } = this;
    writeFileSync(join(results, 'e2e.json'), JSON.stringify({ ...counts, failures }));
  }
};
