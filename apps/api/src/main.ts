import 'reflect-metadata';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { InvalidEnvironment } from '@app/config';
import { loadApiConfig } from './config/load-api-config';
import { createApp } from './create-app';
import { listen, PortTaken } from './http';

/** Beside this bundle, as the build lays them out. */
const webRoot = join(import.meta.dirname, '../web');

async function start(): Promise<void> {
  const config = await loadApiConfig(process.env);
  const app = await createApp(config, { webRoot });
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  const { origin } = await listen(app, config.PORT);
  new Logger('Main').log({ msg: 'api ready', url: origin });
}

try {
  await start();
} catch (error) {
  // What an operator can mend is one clear message; everything else needs its stack.
  const isExpected = error instanceof InvalidEnvironment || error instanceof PortTaken;
  const text = isExpected ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
