import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../wire/clock';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { sandboxConfigSchema } from '../../sandbox-config';
import { makeSigningKeys, type SigningKeys } from '../issued/signing-keys';
import { makeTestTenants } from './test-tenants';

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  private time = Date.now();

  now(): Date {
    return new Date(this.time);
  }

  advance(seconds: number): void {
    this.time += seconds * 1000;
  }
}

export const clientSecret = 'a secret for tests only';

export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly clock: TestClock;
  readonly varDirectory: string;
  /** Closes it and starts it again with the same folder and keys. */
  restart(changed?: Partial<SandboxOptions>): Promise<TestSandbox>;
  close(): Promise<void>;
}

interface TestOptions extends Partial<Omit<SandboxOptions, 'config' | 'clock'>> {
  readonly environment?: Record<string, string>;
}

async function start(
  options: Omit<SandboxOptions, 'clock'>,
  clock: TestClock,
): Promise<TestSandbox> {
  const sandbox = await createSandbox({ ...options, clock });
  const varDirectory = options.config.VAR_DIR;
  return {
    sandbox,
    url: sandbox.url,
    clock,
    varDirectory,
    async restart(changed = {}) {
      await sandbox.close();
      return start({ ...options, tenants: makeTestTenants(), ...changed }, clock);
    },
    async close() {
      await sandbox.close();
      await rm(varDirectory, { recursive: true });
    },
  };
}

/** Made only once: it takes a second. */
let keys: Promise<SigningKeys> | undefined;

/** A separate sandbox on a free port, with its own folder. */
export async function startTestSandbox(options: TestOptions = {}): Promise<TestSandbox> {
  const { environment, ...others } = options;
  const config = sandboxConfigSchema.parse({
    SANDBOX_PORT: '0',
    VAR_DIR: await mkdtemp(join(tmpdir(), 'sandbox-')),
    CLIENT_SECRET: clientSecret,
    ...environment,
  });
  keys ??= makeSigningKeys();
  return start(
    { tenants: makeTestTenants(), keys: await keys, config, ...others },
    new TestClock(),
  );
}
