import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ClockModule } from './clock/clock.module';
import { ConfigModule, type ApiConfig } from './config/config.module';
import { DatabaseModule } from './database/database.module';
import { entities } from './entities';
import { HttpModule } from './http';
import { AdminModule } from './modules/admin';
import { AuthModule } from './modules/auth';
import { EducationModule } from './modules/education';
import { IntegratorsModule } from './modules/integrators';
import { LinkModule } from './modules/link';
import { SearchModule } from './modules/search';
import { SyncScheduleModule } from './modules/sync';
import { OperationsModule } from './operations/operations.module';

/** The whole application. Controllers name their full path (`api/v1/schools`): there is no global prefix. */
@Module({})
export class AppModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        ClockModule,
        DatabaseModule.forRoot(entities),
        ScheduleModule.forRoot(),
        HttpModule,
        AuthModule,
        OperationsModule,
        LinkModule,
        SyncScheduleModule,
        AdminModule,
        EducationModule,
        IntegratorsModule,
        SearchModule,
      ],
    };
  }
}
