/** What a fresh clone needs before anything else can run: the lock file's packages. This file may use no dependency. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.edugraph-installed';

function lockHash() {
  const lock = readFileSync('package-lock.json');
  return createHash('sha256').update(lock).update(process.versions.modules).digest('hex');
}

/** Installs the lock file's packages unless they are there; npm refuses an unsuitable Node (.npmrc). Ends the process if it fails. */
export function ensureInstalled() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (a minute or two, the first time only) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error("Couldn't install the packages. See the lines above for the reason.");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
