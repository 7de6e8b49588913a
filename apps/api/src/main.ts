import 'reflect-metadata';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { InvalidEnvironment } from '@app/config';
import { loadApiConfig } from './config/load-api-config';
import { createApp } from './create-app';
import { listen, PortTaken } from './http';
import { readSyncOptions, runSyncCommand, WrongCommand } from './modules/sync';

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

/** `main.mjs` serves; `main.mjs sync --once [--tenant ID] [--dry-run]` syncs and ends. */
async function start([command, ...args]: string[]): Promise<void> {
  if (command === undefined) await serve();
  else if (command === 'sync') await sync(args);
  else throw new WrongCommand(`There is no command ${command}.`);
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
