import type { Session } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { KnownDeviceCookie } from '../throttle/known-device.cookie';
import { ReturningUserCookie } from './returning-user.cookie';
import { toSession } from './session-view';
import { SessionUserLoader } from './session-user.loader';

/** The response of every route that returns the session: `GET /session`, and all that sign in or link. */
@Injectable()
export class SessionPresenter {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly users: SessionUserLoader,
    private readonly returningUser: ReturningUserCookie,
    private readonly devices: KnownDeviceCookie,
  ) {}

  /** The current session, including any changes made by this request. */
  async present(request: Request): Promise<Session> {
    const user = await this.users.reload(request);
    if (user) this.devices.remember(request, user.local?.email ?? undefined);
    const returningUser = user ? undefined : this.returningUser.read(request);
    const { DEMO_ACCOUNTS: demoAccounts, DEMO_HELPER: demoHelper } = this.config;
    return {
      ...toSession(user),
      ...(demoAccounts && { demoAccounts }),
      ...(demoHelper && { demoHelper }),
      ...(returningUser && { returningUser }),
    };
  }
}
