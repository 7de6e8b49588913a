import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readUrl } from './read-url';
import { apiEnvironment } from './start-api';
import type { TestSandbox } from './start-sandbox';
import { TestBrowser } from './test-browser';
import type { TestDatabase } from './test-database';

const program = join(__dirname, '../../../../dist/apps/api/main.mjs');

/** The API as a program that can be killed. */
export interface ApiProcess {
  url: string;
  /** A new browser, without cookies. */
  browser(): TestBrowser;
  /** Like `kill -9`: it gets no chance to save anything. */
  kill(): Promise<void>;
}

/** Starts the built API on a free port; `nx build api` builds it. */
export async function startApiProcess(
  database: TestDatabase,
  sandbox: TestSandbox,
): Promise<ApiProcess> {
  if (!existsSync(program)) throw new Error('Build the API first: npx nx build api');
  const api = spawn(process.execPath, [program], {
    env: { ...process.env, ...apiEnvironment(database, sandbox), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(api, 'exit');
  const url = await readUrl(api, 'api');
  return {
    url,
    browser: () => new TestBrowser(url),
    kill: async () => {
      api.kill('SIGKILL');
      await ended;
    },
  };
}
