import { Module } from '@nestjs/common';
import { RosterModule } from '../../roster';
import { RosterFallback } from './roster-fallback';

/** One for all pages: what one has found out about Graph shortens the wait of the next. */
@Module({ imports: [RosterModule], providers: [RosterFallback], exports: [RosterFallback] })
export class FallbackModule {}
