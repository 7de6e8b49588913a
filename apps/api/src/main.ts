import 'reflect-metadata';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { InvalidEnvironment } from '@app/config';
import { makeCertificateFiles, readCertOptions } from './config/cert-command';
import { loadApiConfig } from './config/load-api-config';
import { WrongCommand } from './config/wrong-command';
import { createApp } from './create-app';
import { HostUnknown, listen, PortTaken } from './http';
import { readSyncOptions, runSyncCommand } from './sync-command';

/** Next to this bundle, where the build puts it. */
const webRoot = join(import.meta.dirname, '../web');

async function serve(): Promise<void> {
  const config = await loadApiConfig(process.env);
  const app = await createApp(config, { webRoot });
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  const { origin } = await listen(app, config);
  new Logger('Main').log({ msg: 'api ready', url: origin });
}

async function sync(args: string[]): Promise<void> {
  const options = readSyncOptions(args);
  process.exitCode = await runSyncCommand(await loadApiConfig(process.env), options);
}

async function cert(args: string[]): Promise<void> {
  const password = process.env['CLIENT_CERTIFICATE_PASSWORD'] ?? '';
  for (const path of await makeCertificateFiles(readCertOptions(args), password)) {
    process.stdout.write(`${path}\n`);
  }
}

/** Without a command, the program serves. */
const commands = new Map<string, (args: string[]) => Promise<void>>([
  ['sync', sync],
  ['cert', cert],
]);

async function start([command, ...args]: string[]): Promise<void> {
  if (command === undefined) return serve();
  const run = commands.get(command);
  const known = [...commands.keys()].join(', ');
  if (!run) throw new WrongCommand(`Unknown command: ${command}.`, `[${known}] …`);
  await run(args);
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  // An operator can fix these given one clear message; everything else needs its stack.
  const isExpected = [InvalidEnvironment, PortTaken, HostUnknown, WrongCommand].some(
    (expected) => error instanceof expected,
  );
  const text = isExpected ? (error as Error).message : textOf(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function textOf(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}
