import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureInstalled } from './ensure-installed.mjs';
import { nx } from './nx.mjs';

/** Builds the API if anything changed and runs one of its commands, with the variables from .env; exits with its exit code. */
export function runApiCommand(command) {
  ensureInstalled();
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (nx(['run', 'api:build', '--output-style=static']) !== 0) process.exit(1);
  const args = ['dist/apps/api/main.mjs', command, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exit(status ?? 1);
}
