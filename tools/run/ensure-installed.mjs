/** What a fresh clone needs before anything else can run: a fitting Node and the packages of the lock file. No dependency may be used here. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.edugraph-installed';

/** Whether `version` fits one of the ranges of `engines`: `^20.19 || >=24.11`. */
function fits(version, engines) {
  const [major, minor] = version.split('.').map(Number);
  return engines.split('||').some((range) => {
    const [, sign, wantMajor, wantMinor] = /^\s*(\^|>=)(\d+)\.(\d+)/.exec(range);
    if (major === Number(wantMajor)) return minor >= Number(wantMinor);
    return sign === '>=' && major > Number(wantMajor);
  });
}

function lockHash() {
  const lock = readFileSync('package-lock.json');
  return createHash('sha256').update(lock).update(process.versions.modules).digest('hex');
}

/** Installs the packages of the lock file when they are not there yet; ends the process with a sentence when it can't. */
export function ensureInstalled() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!fits(process.versions.node, engines.node)) {
    console.error(`Node ${process.versions.node} does not fit: EDUGraph needs ${engines.node}.`);
    process.exit(1);
  }
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (a minute or two, the first time only) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed. The lines above say why.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
