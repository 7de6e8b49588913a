import { parseArgs } from 'node:util';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from './clock/clock.module';
import { ConfigModule, type ApiConfig } from './config/config.module';
import { WrongCommand } from './config/wrong-command';
import { DatabaseModule } from './database/database.module';
import { entities } from './entities';
import { createLogger, createNestLogger, HttpModule } from './http';
import { OneShotSync, SyncModule, type OneShotOptions } from './modules/sync';

const usage = 'sync --once [--tenant ID] [--dry-run]';

/** The application without routes and without a schedule. */
@Module({})
class SyncCommandModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: SyncCommandModule,
      imports: [
        ConfigModule.forRoot(config),
        ClockModule,
        DatabaseModule.forRoot(entities),
        HttpModule,
        SyncModule,
      ],
    };
  }
}

/** @throws WrongCommand */
export function readSyncOptions(args: string[]): OneShotOptions {
  const options = {
    once: { type: 'boolean' },
    tenant: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const;
  try {
    const { once, tenant, 'dry-run': isDry = false } = parseArgs({ args, options }).values;
    if (!once) throw new Error('Without --once there is nothing to do: the server has a schedule.');
    return { tenantId: tenant?.toLowerCase(), isDry };
  } catch (error) {
    throw new WrongCommand((error as Error).message, usage);
  }
}

/** Runs the sync once, without a server. @returns the exit code: 0 when all were synced, 1 when some failed */
export async function runSyncCommand(config: ApiConfig, options: OneShotOptions): Promise<number> {
  const logger = createNestLogger(createLogger(config.LOG_LEVEL));
  const app = await NestFactory.createApplicationContext(SyncCommandModule.forRoot(config), {
    logger,
    abortOnError: false,
  });
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending.abort();
    });
  }
  try {
    return (await app.get(OneShotSync).run(options, ending.signal)) ? 0 : 1;
  } finally {
    await app.close();
  }
}
