/** What the test runners left behind as JSON: one `test-results.json` per project. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** The sign-in values in URLs are nobody's business, even in a test. */
const signInValues = /([?&](?:code|state|nonce|client_info|id_token)=)[^&\s"']+/g;

function resultFiles() {
  const projects = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  );
  return projects.map((project) => `${project}/test-results.json`).filter(existsSync);
}

/** A suite that didn't run counts as one failure. */
function fromJest(run) {
  return {
    passed: run.numPassedTests,
    failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
    skipped: run.numPendingTests,
    failures: run.testResults
      .filter(({ message }) => message)
      .map(({ name, message }) => `${name}\n${message}`),
  };
}

function textOf({ message, value, location }) {
  const text = stripVTControlCharacters(message ?? value ?? '').replaceAll(signInValues, '$1…');
  return location ? `${text}\n  at ${location.file}:${location.line}` : text;
}

function failuresOf({ title, specs, suites = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
      return [title, ...errors.map(textOf)].join('\n');
    });
  return [...own, ...suites.flatMap(failuresOf)].map((failure) => `${title} › ${failure}`);
}

function fromPlaywright({ stats, suites, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [...errors.map(textOf), ...suites.flatMap(failuresOf)],
  };
}

export function forgetTestResults() {
  for (const file of resultFiles()) rmSync(file);
}

/** The counts of all projects, and their failures. */
export function sumTestResults() {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const file of resultFiles()) {
    const run = JSON.parse(readFileSync(file, 'utf8'));
    const result = run.stats ? fromPlaywright(run) : fromJest(run);
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped;
    sum.failures.push(...result.failures);
  }
  return sum;
}
