/** `npm test`: installs, then runs lint, types, build, unit and integration tests, browser tests; reports what it skipped and the totals. */
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';
import { findServices } from './run/services.mjs';
import { forgetTestResults, sumTestResults } from './run/test-results.mjs';

ensureInstalled();
forgetTestResults();

const services = await findServices();
const env = Object.fromEntries(Object.entries(services).filter(([, value]) => value));
const missing = {
  TEST_MYSQL_URL:
    'MySQL/MariaDB: integration tests run only on SQLite (set TEST_MYSQL_URL to a server)',
  TEST_REDIS_URL: 'Redis: tests of shared limits are skipped (set TEST_REDIS_URL to a server)',
  CHROMIUM_PATH: 'Chromium: browser tests are skipped (set CHROMIUM_PATH to a browser)',
};
for (const [variable, text] of Object.entries(missing)) {
  if (!env[variable]) console.log(`Not found: ${text}`);
}

const run = (args) => nx([...args, '--output-style=static'], env);
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status;

const steps = [
  ['lock file', () => node('tools/check-lock.mjs')],
  ['commits', () => node('tools/check-commits.mjs')],
  ['documents', () => node('tools/check-docs.mjs')],
  [
    'format',
    () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  ],
  ['folders', () => node('tools/figures.mjs', 'folders')],
  ['lint rules', () => node('--test-reporter=spec', 'tools/lint/dialect.spec.mjs')],
  ['lint and types', () => run(['run-many', '-t', 'lint', 'floors', 'typecheck'])],
  ['build', () => run(['run-many', '-t', 'build'])],
  [
    'unit and integration tests',
    () => run(['run-many', '-t', 'test', '--parallel=1', '--nxBail=false']),
  ],
];
if (env.CHROMIUM_PATH) steps.push(['browser tests', () => run(['run', 'e2e:e2e'])]);

const failedSteps = [];
for (const [name, step] of steps) {
  console.log(`\n── ${name} ──`);
  if (step() !== 0) failedSteps.push(name);
}

const counts = sumTestResults();
for (const failure of counts.failures) console.log(`\n── failed in ${failure}`);
if (failedSteps.length) {
  console.log(`\nFailed: ${failedSteps.join(', ')}`);
  counts.failed = Math.max(counts.failed, 1);
}
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(failedSteps.length || counts.failed ? 1 : 0);
