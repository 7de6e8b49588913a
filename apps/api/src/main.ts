import 'reflect-metadata';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { InvalidEnvironment } from '@app/config';
import { makeCertificateFiles, readCertOptions } from './config/cert-command';
import { loadApiConfig } from './config/load-api-config';
import { WrongCommand } from './config/wrong-command';
import { createApp } from './create-app';
import { listen, PortTaken } from './http';
import { readSyncOptions, runSyncCommand } from './modules/sync';

/** Beside this bundle, as the build lays them out. */
const webRoot = join(import.meta.dirname, '../web');

async function serve(): Promise<void> {
  const config = await loadApiConfig(process.env);
  const app = await createApp(config, { webRoot });
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  const { origin } = await listen(app, config.PORT);
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

/** Without one, the program serves. */
const commands: Record<string, (args: string[]) => Promise<void>> = { sync, cert };

async function start([command, ...args]: string[]): Promise<void> {
  if (command === undefined) return serve();
  const run = commands[command];
  const known = Object.keys(commands).join(', ');
  if (!run) throw new WrongCommand(`There is no command ${command}.`, `[${known}] …`);
  await run(args);
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  // What an operator can mend is one clear message; everything else needs its stack.
  const isExpected = [InvalidEnvironment, PortTaken, WrongCommand].some(
    (expected) => error instanceof expected,
  );
  const text = isExpected ? (error as Error).message : textOf(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function textOf(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}
