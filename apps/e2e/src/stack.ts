import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startProgram } from './program';
import { SandboxControl } from './sandbox-control';

/** The whole product on free ports, with its own database and secrets. */
export interface Stack {
  url: string;
  sandbox: SandboxControl;
}

export interface StackOptions {
  /** The sandbox's arguments, such as `--data DIR`. */
  sandboxArgs: string[];
  /** Extra environment variables for the API, such as SYNC_CRON. */
  apiEnv: Record<string, string>;
}

interface RunningStack {
  stack: Stack;
  stop(): Promise<void>;
}

async function startStack({ sandboxArgs, apiEnv }: StackOptions): Promise<RunningStack> {
  const varDir = mkdtempSync(join(tmpdir(), 'edugraph-e2e-'));
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
    rmSync(varDir, { recursive: true, force: true });
  };
  return { stack: { url: api.url, sandbox: control }, stop };
}

/** One stack per spec file, because files leave links and changes behind, and run in any order. */
interface StackOfFile {
  of(file: string): Promise<Stack>;
}

/** Playwright's `test` with a fresh running product per file; `test.use({ sandboxArgs, apiEnv })` configures it. */
export const test = base.extend<{ stack: Stack }, { stackOfFile: StackOfFile } & StackOptions>({
  sandboxArgs: [[], { option: true, scope: 'worker' }],
  apiEnv: [{}, { option: true, scope: 'worker' }],
  stackOfFile: [
    async ({ sandboxArgs, apiEnv }, use) => {
      let running: (RunningStack & { file: string }) | undefined;
      const of = async (file: string) => {
        if (running?.file !== file) {
          await running?.stop();
          running = { file, ...(await startStack({ sandboxArgs, apiEnv })) };
        }
        return running.stack;
      };
      await use({ of });
      await running?.stop();
    },
    { scope: 'worker' },
  ],
  stack: async ({ stackOfFile }, use, { file }) => use(await stackOfFile.of(file)),
  baseURL: async ({ stack }, use) => use(stack.url),
});
export { expect } from '@playwright/test';
