import { Global, Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { FoldIdsPipe } from './input/fold-ids.pipe';
import { ProblemFilter } from './errors/problem.filter';
import { PublicUrl } from './security/public-url';
import { createValidationPipe } from './input/validation.pipe';

/** What every route shares: errors, validation, responses checked against their schemas, and our own URL. */
@Global()
@Module({
  providers: [
    PublicUrl,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: FoldIdsPipe },
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
