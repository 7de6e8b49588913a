import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startProgram } from './program';
import { SandboxControl } from './sandbox-control';

/** The whole product on free ports, with a database and secrets of its own. */
export interface Stack {
  url: string;
  sandbox: SandboxControl;
}

export interface StackOptions {
  /** Arguments of the sandbox, such as `--data DIR`. */
  sandboxArgs: string[];
  /** Further environment of the API, such as SYNC_CRON. */
  apiEnv: Record<string, string>;
}

async function startStack({ sandboxArgs, apiEnv }: StackOptions, varDir: string) {
  const sandbox = await startProgram({
    args: ['dist/apps/sandbox/main.mjs', ...sandboxArgs],
    env: { SANDBOX_PORT: '0', VAR_DIR: varDir },
    readyMessage: 'sandbox ready',
  });
  const control = new SandboxControl(sandbox.url);
  const api = await startProgram({
    args: ['dist/apps/api/main.mjs'],
    env: {
      PORT: '0',
      VAR_DIR: varDir,
      ENTRA_LOGIN_URL: sandbox.url,
      GRAPH_URL: sandbox.url,
      OUTLOOK_URL: sandbox.url,
      DEMO_HELPER: 'true',
      DEMO_ACCOUNTS: JSON.stringify(await control.demoAccounts()),
      ...apiEnv,
    },
    readyMessage: 'api ready',
  });
  const stop = async () => {
    await Promise.all([api.stop(), sandbox.stop()]);
  };
  return { stack: { url: api.url, sandbox: control }, stop };
}

/** Playwright's `test` with a running product; `test.use({ sandboxArgs, apiEnv })` chooses the roster and the settings. */
export const test = base.extend<object, { stack: Stack } & StackOptions>({
  sandboxArgs: [[], { option: true, scope: 'worker' }],
  apiEnv: [{}, { option: true, scope: 'worker' }],
  stack: [
    async ({ sandboxArgs, apiEnv }, use) => {
      const varDir = mkdtempSync(join(tmpdir(), 'edugraph-e2e-'));
      const { stack, stop } = await startStack({ sandboxArgs, apiEnv }, varDir);
      await use(stack);
      await stop();
      rmSync(varDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
});
export { expect } from '@playwright/test';

/** Real rosters used for acceptance, where they lie beside the checkout. */
export const realRoster = '../shared/data/sds-v1-100-users';
export const hasRealRoster = existsSync(realRoster);
