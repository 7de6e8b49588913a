import { adminHealthSchema, type AdminHealth } from '@app/contracts';
import { Controller, Get, SerializeOptions, UseGuards } from '@nestjs/common';
import { AdminOnly, CurrentUser, type SessionUser } from '../../auth';
import { ConfirmedAdminGuard } from '../confirmed-admin.guard';
import { HealthService } from './health.service';

@Controller('api/v1/admin/health')
@AdminOnly()
@UseGuards(ConfirmedAdminGuard)
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @SerializeOptions({ schema: adminHealthSchema })
  check(@CurrentUser() user: SessionUser): Promise<AdminHealth> {
    return this.health.check(user);
  }
}
