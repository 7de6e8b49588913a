/** `npm run dev`: sandbox, API and web dev server with live reload; open http://localhost:4200. */
import { spawn } from 'node:child_process';
import { demoAccounts } from './run/demo-accounts.mjs';
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';
import { requireFreePort } from './run/port.mjs';
import { Program } from './run/program.mjs';

const sandboxPort = 3100;
const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

ensureInstalled();
await requireFreePort(3000, 'PORT');
await requireFreePort(sandboxPort, 'SANDBOX_PORT');
await requireFreePort(4200, 'the web dev server; PORT');
if (nx(['run-many', '-t', 'build', '-p', 'sandbox,api']) !== 0) process.exit(1);

const sandbox = new Program({
  name: 'sandbox',
  command: ['dist/apps/sandbox/main.mjs', ...process.argv.slice(2)],
  env: {},
});
await sandbox.ready(`${sandboxUrl}/_sandbox/health`).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

/** The browser talks to the dev server, which forwards /api and /auth; so redirects must come back to it. */
const env = {
  ...process.env,
  PUBLIC_URL: 'http://localhost:4200',
  DEMO_ACCOUNTS: JSON.stringify(await demoAccounts(sandboxUrl)),
  DEMO_HELPER: 'true',
  NX_DAEMON: 'false',
};
const serve = ['run-many', '-t', 'serve', '-p', 'api,web', '--output-style=stream'];
const servers = spawn(process.execPath, ['node_modules/nx/dist/bin/nx.js', ...serve], {
  stdio: 'inherit',
  env,
});

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => servers.kill(signal));
servers.once('exit', (code) => void sandbox.stop().then(() => process.exit(code ?? 0)));
void sandbox.exited.then(() => servers.kill());
