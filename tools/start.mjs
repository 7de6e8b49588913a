/**
 * `npm start`: installs, builds, starts the sandbox and the API with the SPA, and says where to go.
 * With ENTRA_LOGIN_URL set (in the environment or in .env) it starts no sandbox: the API then talks to Microsoft.
 */
import { existsSync } from 'node:fs';
import { demoAccounts } from './run/demo-accounts.mjs';
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';
import { requireFreePort } from './run/port.mjs';
import { Program } from './run/program.mjs';

ensureInstalled();
if (existsSync('.env')) process.loadEnvFile('.env');
const port = Number(process.env.PORT || 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT || 3100);
const withSandbox = !process.env.ENTRA_LOGIN_URL;
const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
const programs = [];

async function startProgram(options, readyUrl) {
  const program = new Program({
    ...options,
    onLine: process.env.LOG_LEVEL ? console.log : undefined,
  });
  programs.push(program);
  await program.ready(readyUrl);
  return program;
}

async function stopAll(code) {
  await Promise.all(programs.map((program) => program.stop()));
  process.exit(code);
}

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    console.log('\nStopping …');
    void stopAll(0);
  });
}

await requireFreePort(port, 'PORT');
if (withSandbox) await requireFreePort(sandboxPort, 'SANDBOX_PORT');

console.log('Building (only what changed) …');
if (nx(['run-many', '-t', 'build', '-p', 'sandbox,api,web', '--output-style=static']) !== 0)
  process.exit(1);

const env = { PORT: String(port) };
let accounts = [];
try {
  if (withSandbox) {
    console.log('Starting the sandbox, a Microsoft 365 tenant on this computer …');
    await startProgram(
      {
        name: 'sandbox',
        command: ['dist/apps/sandbox/main.mjs', ...process.argv.slice(2)],
        env: { SANDBOX_PORT: String(sandboxPort) },
      },
      `${sandboxUrl}/_sandbox/health`,
    );
    accounts = await demoAccounts(sandboxUrl);
    Object.assign(env, {
      ENTRA_LOGIN_URL: sandboxUrl,
      GRAPH_URL: sandboxUrl,
      OUTLOOK_URL: sandboxUrl,
      DEMO_ACCOUNTS: process.env.DEMO_ACCOUNTS || JSON.stringify(accounts),
      DEMO_HELPER: process.env.DEMO_HELPER || 'true',
    });
  }
  console.log('Starting the API and the web app …');
  await startProgram(
    { name: 'api', command: ['dist/apps/api/main.mjs'], env },
    `http://localhost:${port}/health/ready`,
  );
} catch (error) {
  console.error(error.message);
  await stopAll(1);
}

for (const program of programs) {
  void program.exited.then((code) => {
    if (isStopping) return;
    isStopping = true;
    console.error(
      `${program.lastWords()}\nThe ${program.name} ended (${code}). Stopping the rest.`,
    );
    void stopAll(1);
  });
}

console.log(`\nEDUGraph is ready: ${process.env.PUBLIC_URL || `http://localhost:${port}`}`);
if (accounts.length) {
  console.log('\nSign in with Microsoft as one of these (one click, no password):');
  for (const { name, role, loginHint } of accounts) {
    console.log(`  ${name.padEnd(20)} ${role.padEnd(14)} ${loginHint}`);
  }
}
console.log('\nCtrl-C stops it.');
