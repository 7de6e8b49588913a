import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { ClassesModule } from '../classes/classes.module';
import { SeatingRepository } from '../seating-store/seating.repository';
import { SeatingController } from './seating.controller';
import { SeatingService } from './seating.service';

@Module({
  imports: [AuthModule, ClassesModule],
  controllers: [SeatingController],
  providers: [SeatingService, SeatingRepository],
})
export class SeatingModule {}
