import { spawnSync } from 'node:child_process';

/** Runs Nx without the cost of npx; returns its exit code. */
export function nx(args, env = {}) {
  const { status } = spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', ...args], {
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', ...env },
  });
  return status ?? 1;
}
