import { organizationStateSchema, type OrganizationState } from '@app/contracts';
import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { OrganizationService } from './organization.service';

@Controller('api/v1/admin/organization')
@AdminRoute()
export class OrganizationController {
  constructor(private readonly organizations: OrganizationService) {}

  @Get()
  @SerializeOptions({ schema: organizationStateSchema })
  show(@CurrentUser() user: SessionUser): Promise<OrganizationState> {
    return this.organizations.describe(user);
  }
}
