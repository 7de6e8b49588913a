import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../config/config.module';
import { adaptDataSource } from './adapt-data-source';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';
import { RedisConnection } from './redis';
import { StatementLog } from './statement-log';
import { Transactions } from './transactions';

/** The database, migrated before anything uses it, and Redis where there is one. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [API_CONFIG],
      useFactory: async (config: ApiConfig) => ({
        ...(await dataSourceOptions(config.DATABASE_URL)),
        retryAttempts: 0,
      }),
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('No database options.');
        const logged = new DataSource({ ...options, logger: new StatementLog() });
        const dataSource = await adaptDataSource(logged).initialize();
        await migrate(dataSource);
        return dataSource;
      },
    }),
  ],
  providers: [Transactions, RedisConnection],
  exports: [Transactions, RedisConnection, TypeOrmModule],
})
export class DatabaseModule {}
