import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { freePort, startProgram } from './program';
import { SandboxControl } from './sandbox-control';

/** The whole product on free ports, with a database and secrets of its own. */
export interface Stack {
  url: string;
  sandbox: SandboxControl;
}

export interface StackOptions {
  /** Arguments of the sandbox, such as `--data DIR`. */
  sandboxArgs: string[];
}

async function startStack(sandboxArgs: string[], varDir: string) {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const url = `http://localhost:${port}`;
  const sandbox = await startProgram({
    args: ['dist/apps/sandbox/main.mjs', ...sandboxArgs],
    env: { SANDBOX_PORT: String(sandboxPort), VAR_DIR: varDir },
    readyUrl: `${sandboxUrl}/_sandbox/health`,
  });
  const control = new SandboxControl(sandboxUrl);
  const api = await startProgram({
    args: ['dist/apps/api/main.mjs'],
    env: {
      PORT: String(port),
      VAR_DIR: varDir,
      ENTRA_LOGIN_URL: sandboxUrl,
      GRAPH_URL: sandboxUrl,
      OUTLOOK_URL: sandboxUrl,
      DEMO_HELPER: 'true',
      DEMO_ACCOUNTS: JSON.stringify(await control.demoAccounts()),
    },
    readyUrl: `${url}/health/ready`,
  });
  const stop = async () => {
    await Promise.all([api.stop(), sandbox.stop()]);
  };
  return { stack: { url, sandbox: control }, stop };
}

/** Playwright's `test` with a running product; `test.use({ sandboxArgs })` chooses the roster. */
export const test = base.extend<object, { stack: Stack } & StackOptions>({
  sandboxArgs: [[], { option: true, scope: 'worker' }],
  stack: [
    async ({ sandboxArgs }, use) => {
      const varDir = mkdtempSync(join(tmpdir(), 'edugraph-e2e-'));
      const { stack, stop } = await startStack(sandboxArgs, varDir);
      await use(stack);
      await stop();
      rmSync(varDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
});
export { expect } from '@playwright/test';

/** Real rosters used for acceptance, where they lie beside the checkout. */
export const realRoster = '../shared/data/sds-v1-100-users';
export const hasRealRoster = existsSync(realRoster);
