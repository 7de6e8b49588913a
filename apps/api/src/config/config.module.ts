import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { ApiConfig } from './load-api-config';

export type { ApiConfig };

/** Inject the configuration with `@Inject(API_CONFIG) config: ApiConfig`. */
export const API_CONFIG = Symbol('API_CONFIG');

/** Makes the validated configuration available everywhere. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: API_CONFIG, useValue: config }],
      exports: [API_CONFIG],
    };
  }
}
