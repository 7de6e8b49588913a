import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClassesModule } from '../classes';
import { SeatingController } from './seating.controller';
import { SeatingRepository } from './seating.repository';
import { SEATING_CLOCK, SeatingService } from './seating.service';

@Module({
  imports: [AuthModule, ClassesModule],
  controllers: [SeatingController],
  providers: [
    SeatingService,
    SeatingRepository,
    { provide: SEATING_CLOCK, useValue: () => new Date() },
  ],
})
export class SeatingModule {}
