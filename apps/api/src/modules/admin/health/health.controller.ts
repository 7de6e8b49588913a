import { adminHealthSchema, type AdminHealth } from '@app/contracts';
import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { HealthService } from './health.service';

@Controller('api/v1/admin/health')
@AdminRoute()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SerializeOptions({ schema: adminHealthSchema })
  check(@CurrentUser() user: SessionUser): Promise<AdminHealth> {
    return this.health.check(user, this.clock.date());
  }
}
