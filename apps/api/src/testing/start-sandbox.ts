import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readUrl } from './read-url';

declare global {
  /** Set by the Jest project: whether sandboxes stick to what Microsoft's docs promise. `TEST_SANDBOX_STRICT` does the same. */
  var isSandboxStrict: boolean | undefined;
}

const program = join(__dirname, '../../../../dist/apps/sandbox/main.mjs');

const isStrict = globalThis.isSandboxStrict ?? process.env['TEST_SANDBOX_STRICT'] === '1';

/** For what Graph usually accepts and returns, such as how many requests something costs: in strict mode it costs more. */
export const itUsually = isStrict ? it.skip : it;

/** A sandbox tenant in its own process. */
export interface TestSandbox {
  /** The URL of Entra and Graph. */
  url: string;
  /** Shared with the API: the sandbox verifies credentials with the secret and certificate stored there. */
  varDir: string;
  /** Calls the control API, for example `control('POST', '/faults', {…})`. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** As on its command line, such as `--consent all`. */
  args?: string[];
  environment?: Record<string, string>;
}

async function callControl<T>(url: string, method: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Starts the built sandbox on a free port; `nx build sandbox` builds it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  if (!existsSync(program)) throw new Error('Build the sandbox first: npx nx build sandbox');
  const varDir = mkdtempSync(join(tmpdir(), 'edugraph-var-'));
  const sandbox = spawn(process.execPath, [program, ...(options.args ?? [])], {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_STRICT: String(isStrict),
      VAR_DIR: varDir,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await readUrl(sandbox, 'sandbox');
  return {
    url,
    varDir,
    control: (method, path, body) => callControl(`${url}/_sandbox${path}`, method, body),
    stop: async () => {
      const ended = sandbox.exitCode === null ? once(sandbox, 'exit') : undefined;
      sandbox.kill('SIGTERM');
      await ended;
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}
