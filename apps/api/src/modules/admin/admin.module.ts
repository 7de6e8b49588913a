import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';
import { ConsentController } from './consent.controller';
import { ConsentService } from './consent.service';
import { OrganizationController } from './organization.controller';
import { OrganizationService } from './organization.service';

/** What the administrators of a tenant do; each only for the own tenant (S-12). */
@Module({
  imports: [AuthModule, GraphModule],
  controllers: [ConsentController, OrganizationController],
  providers: [ConfirmedAdminGuard, ConsentService, OrganizationService],
})
export class AdminModule {}
