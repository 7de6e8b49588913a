import { consentRemovedSchema, type ConsentRemoved } from '@app/contracts';
import { Controller, Delete, SerializeOptions } from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { ConsentWithdrawal } from './consent-withdrawal';

@Controller('api/v1/admin/consent')
@AdminRoute()
export class ConsentWithdrawalController {
  constructor(private readonly withdrawal: ConsentWithdrawal) {}

  @Delete()
  @SerializeOptions({ schema: consentRemovedSchema })
  withdraw(@CurrentUser() user: SessionUser): Promise<ConsentRemoved> {
    return this.withdrawal.withdraw(user);
  }
}
