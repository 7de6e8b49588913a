import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ApiDescription } from './api-description';
import { DeveloperSourcesController } from './developer-sources.controller';
import { DocsController } from './docs.controller';
import { ProbesController } from './probes.controller';
import { SourceLines } from './source-lines';

/** Next to the bundle, where the build puts it. */
const sourceLinesFile = join(import.meta.dirname, 'sources.json');

/** What operators and integrators ask: is it healthy, and what does it offer. */
@Module({
  imports: [TerminusModule.forRoot({ errorLogStyle: 'json', logger: false })],
  controllers: [ProbesController, DocsController, DeveloperSourcesController],
  providers: [
    ApiDescription,
    { provide: SourceLines, useFactory: () => new SourceLines(sourceLinesFile) },
  ],
})
export class OperationsModule {}
