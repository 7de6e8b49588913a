import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '../../../../clock/clock.module';
import { loadApiConfig, type ApiConfig } from '../../../../config/load-api-config';
import { ConfigModule } from '../../../../config/config.module';
import { DatabaseModule } from '../../../../database/database.module';
import { entities } from '../../../../entities';
import { createLogger, createNestLogger, HttpModule } from '../../../../http';
import { SyncModule } from '../../sync.module';

/** The application without routes and without a schedule, as the sync command runs it. */
@Module({})
class BenchModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: BenchModule,
      imports: [
        ClockModule,
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(entities),
        HttpModule,
        SyncModule,
      ],
    };
  }
}

/** The application, for measuring. */
export async function startApplication(
  environment: Record<string, string | undefined>,
): Promise<INestApplicationContext> {
  const config = await loadApiConfig(environment);
  const logger = createNestLogger(createLogger(config.LOG_LEVEL));
  return NestFactory.createApplicationContext(BenchModule.forRoot(config), { logger });
}

/** What something took, in milliseconds. */
export interface Cost {
  time: number;
  /** This process's CPU time. */
  cpu: number;
}

export interface WireTenant {
  id: string;
  name: string;
}

export const never = new AbortController().signal;
const sum = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

/** Measures some work. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  return { time: performance.now() - start, cpu: sum(process.cpuUsage(before)) };
}
