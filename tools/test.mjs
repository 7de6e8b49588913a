/** `npm test`: installs, then lint, types, build, unit and integration tests, browser tests; says what it skipped and adds up the counts. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';
import { findServices } from './run/services.mjs';

ensureInstalled();
const results = '.results';
rmSync(results, { recursive: true, force: true });

const services = await findServices();
const env = Object.fromEntries(Object.entries(services).filter(([, value]) => value));
const missing = {
  TEST_MYSQL_URL:
    'MySQL/MariaDB: integration tests run on SQLite only (TEST_MYSQL_URL names a server)',
  TEST_REDIS_URL: 'Redis: tests of shared limits are skipped (TEST_REDIS_URL names a server)',
  CHROMIUM_PATH: 'Chromium: browser tests are skipped (CHROMIUM_PATH names a browser)',
};
for (const [variable, text] of Object.entries(missing)) {
  if (!env[variable]) console.log(`Not found: ${text}`);
}

const run = (args) => nx([...args, '--output-style=static'], env);
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status;

const steps = [
  ['lock file', () => node('tools/check-lock.mjs')],
  [
    'format',
    () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  ],
  ['lint and types', () => run(['run-many', '-t', 'lint', 'typecheck'])],
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

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const file of existsSync(results) ? readdirSync(results) : []) {
  const result = JSON.parse(readFileSync(`${results}/${file}`, 'utf8'));
  for (const key of Object.keys(counts)) counts[key] += result[key];
  for (const failure of result.failures ?? []) console.log(`\n── failed in ${failure}`);
}
if (failedSteps.length) {
  console.log(`\nFailed: ${failedSteps.join(', ')}`);
  counts.failed = Math.max(counts.failed, 1);
}
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(failedSteps.length || counts.failed ? 1 : 0);
