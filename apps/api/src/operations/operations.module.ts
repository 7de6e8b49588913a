import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ApiDescription } from './api-description';
import { DocsController } from './docs.controller';
import { HealthController } from './health.controller';

/** What operators and integrators ask: is it well, and what does it offer. */
@Module({
  imports: [TerminusModule.forRoot({ errorLogStyle: 'json', logger: false })],
  controllers: [HealthController, DocsController],
  providers: [ApiDescription],
})
export class OperationsModule {}
