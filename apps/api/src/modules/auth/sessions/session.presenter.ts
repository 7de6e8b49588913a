import type { Session } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { ReturningUserCookie } from './returning-user.cookie';
import { toSession } from './session-view';
import { SessionUserLoader } from './session-user.loader';

/** The answer of every route that gives the session: `GET /session`, and all that sign in or link. */
@Injectable()
export class SessionPresenter {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly users: SessionUserLoader,
    private readonly returningUser: ReturningUserCookie,
  ) {}

  /** The session as it is now, after whatever this request has changed. */
  async present(request: Request): Promise<Session> {
    const user = await this.users.reload(request);
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
