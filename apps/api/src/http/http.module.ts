import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';
import { PublicUrl } from './public-url';
import { createValidationPipe } from './validation.pipe';

/** What every route shares: errors, validation, answers held to their schemas, and where we are reached. */
@Global()
@Module({
  providers: [
    PublicUrl,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
    {
      provide: APP_INTERCEPTOR,
      inject: [Reflector],
      useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
    },
  ],
  exports: [PublicUrl],
})
export class HttpModule {}
