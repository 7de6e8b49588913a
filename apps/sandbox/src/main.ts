import { mkdir } from 'node:fs/promises';
import { loadConfig } from '@app/config';
import { loadSigningKeys } from './entra/issued/signing-keys';
import { parseProgramArguments } from './program-arguments';
import { loadRosters } from './roster/load-rosters';
import { createSandbox, type Sandbox } from './sandbox';
import { sandboxConfigSchema, type SandboxConfig } from './sandbox-config';

function log(level: 'info' | 'error', msg: string, facts: object = {}): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date(), msg, ...facts })}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'];

function explain(error: unknown, config: SandboxConfig | undefined): string {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${config?.SANDBOX_PORT} is taken. Stop whatever uses it, or choose another with SANDBOX_PORT.`;
  }
  if (code && unwritable.includes(code)) {
    return `The sandbox can't write ${path ?? 'there'}. Choose another folder with VAR_DIR.`;
  }
  return describe(error);
}

function stopOnSignals(sandbox: Sandbox): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void sandbox.close().then(() => {
        log('info', 'sandbox stopped', { signal });
      });
    });
  }
}

async function start(config: SandboxConfig): Promise<void> {
  const { rosters, consent, isFresh, isStrict } = parseProgramArguments(process.argv.slice(2));
  await mkdir(config.VAR_DIR, { recursive: true, mode: 0o700 });
  const sandbox = await createSandbox({
    tenants: loadRosters(rosters, (note) => {
      log('info', 'roster read with a note', { note });
    }),
    keys: await loadSigningKeys(config.VAR_DIR, isFresh),
    config,
    consent,
    isFresh,
    isStrict: isStrict || config.SANDBOX_STRICT,
    onError: (error) => {
      log('error', 'request failed', { error: error instanceof Error ? error.stack : error });
    },
  });
  stopOnSignals(sandbox);
  log('info', 'sandbox ready', { url: sandbox.url });
}

let config: SandboxConfig | undefined;
try {
  config = loadConfig(sandboxConfigSchema, process.env);
  await start(config);
} catch (error) {
  process.stderr.write(`${explain(error, config)}\n`);
  process.exitCode = 1;
}
