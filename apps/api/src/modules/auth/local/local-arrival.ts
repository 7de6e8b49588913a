import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { SessionService } from '../sessions/session.service';
import { UserRepository } from '../accounts/user.repository';
import { MicrosoftVouching } from './microsoft-vouching';

/** Signs in a local account once its password has been checked. */
@Injectable()
export class LocalArrival {
  constructor(
    private readonly vouching: MicrosoftVouching,
    private readonly sessions: SessionService,
    private readonly users: UserRepository,
  ) {}

  async receive(request: Request, userId: string, rememberMe?: boolean): Promise<void> {
    const isVouchedFor = await this.vouching.isVouchedFor(userId);
    await this.sessions.start(request, { userId, rememberMe }, { isVouchedFor });
    await this.users.recordLogin(userId);
  }
}
