import { consentRemovedSchema, type ConsentRemoved } from '@app/contracts';
import { Controller, Delete, SerializeOptions, UseGuards } from '@nestjs/common';
import { AdminOnly, CurrentUser, type SessionUser } from '../auth';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';
import { ConsentWithdrawal } from './consent-withdrawal';

@Controller('api/v1/admin/consent')
@AdminOnly()
@UseGuards(ConfirmedAdminGuard)
export class ConsentWithdrawalController {
  constructor(private readonly withdrawal: ConsentWithdrawal) {}

  @Delete()
  @SerializeOptions({ schema: consentRemovedSchema })
  withdraw(@CurrentUser() user: SessionUser): Promise<ConsentRemoved> {
    return this.withdrawal.withdraw(user);
  }
}
