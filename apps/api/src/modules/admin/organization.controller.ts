import { organizationStateSchema, type OrganizationState } from '@app/contracts';
import { Controller, Get, SerializeOptions, UseGuards } from '@nestjs/common';
import { AdminOnly, CurrentUser, type SessionUser } from '../auth';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';
import { OrganizationService } from './organization.service';

@Controller('api/v1/admin/organization')
@AdminOnly()
@UseGuards(ConfirmedAdminGuard)
export class OrganizationController {
  constructor(private readonly organizations: OrganizationService) {}

  @Get()
  @SerializeOptions({ schema: organizationStateSchema })
  show(@CurrentUser() user: SessionUser): Promise<OrganizationState> {
    return this.organizations.describe(user);
  }
}
