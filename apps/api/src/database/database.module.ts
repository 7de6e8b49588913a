import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../config/config.module';
import { adaptDataSource } from './adapt-data-source';
import { dataSourceOptions } from './data-source';
import type { EntityClass } from './entity-class';
import { migrate } from './migrate';
import { RedisConnection } from './redis';
import { repairTexts } from './repair-texts';
import { StatementLog } from './statement-log';
import { Transactions } from './transactions';

const typeOrm = (entities: EntityClass[]) =>
  TypeOrmModule.forRootAsync({
    inject: [API_CONFIG],
    useFactory: async (config: ApiConfig) => ({
      ...(await dataSourceOptions(config.DATABASE_URL, entities)),
      retryAttempts: 0,
    }),
    dataSourceFactory: async (options) => {
      if (!options) throw new Error('No database options.');
      const logged = new DataSource({ ...options, logger: new StatementLog() });
      const dataSource = await adaptDataSource(logged).initialize();
      await repairTexts(dataSource);
      await migrate(dataSource);
      return dataSource;
    },
  });

/** The database, migrated before anything uses it, and Redis if there is one. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: EntityClass[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [typeOrm(entities)],
      providers: [Transactions, RedisConnection],
      exports: [Transactions, RedisConnection, TypeOrmModule],
    };
  }
}
