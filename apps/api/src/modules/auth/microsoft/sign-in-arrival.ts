import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AuthLog } from '../sessions/auth-log';
import { ReturningUserCookie } from '../sessions/returning-user.cookie';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { toSession } from '../sessions/session-view';
import { SessionService } from '../sessions/session.service';
import { MicrosoftArrival } from './microsoft-arrival';
import type { Redemption } from './microsoft-sign-in';

/** Signs in a browser that comes back from Microsoft. */
@Injectable()
export class SignInArrival {
  constructor(
    private readonly arrival: MicrosoftArrival,
    private readonly sessions: SessionService,
    private readonly returningUser: ReturningUserCookie,
    private readonly users: SessionUserLoader,
    private readonly log: AuthLog,
  ) {}

  /** @returns the next page (AUTH-7) */
  async receive(request: Request & { user: Redemption }, response: Response): Promise<string> {
    const microsoft = await this.arrival.receive(request.user);
    await this.sessions.start(request, { microsoft, isFromMicrosoft: true });
    this.returningUser.write(response, microsoft);
    const { tenantId, objectId } = microsoft;
    this.log.write('sign_in.succeeded', request, { method: 'microsoft', tenantId, objectId });
    return toSession(await this.users.load(request)).next;
  }
}
