import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AdminOnlyRefused } from '../../../http';
import { AuthLog } from '../sessions/auth-log';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { GraphTokens } from '../tokens/graph-tokens';
import { enterAdministration } from './require-administrator';

/**
 * Lets an administrator in only as long as Microsoft renews their token: each renewal reads their roles again, so one
 * removed at Microsoft ends here within the lifetime of an access token (S-14).
 */
@Injectable()
export class ConfirmedAdminGuard implements CanActivate {
  constructor(
    private readonly users: SessionUserLoader,
    private readonly tokens: GraphTokens,
    private readonly log: AuthLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const user = await this.users.load(request);
    if (!user) throw new AdminOnlyRefused();
    await this.tokens.asSignedIn(enterAdministration(user, request, this.log)).token();
    const now = await this.users.reload(request);
    if (!now) throw new AdminOnlyRefused();
    enterAdministration(now, request, this.log);
    return true;
  }
}
