import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AdminOnlyRefused } from '../../http';
import { GraphTokens, SessionUserLoader } from '../auth';

/**
 * Lets an administrator in only as long as Microsoft renews a token for them: roles are seen anew at each renewal, so
 * one taken away at Microsoft ends here within the life of an access token (S-14).
 */
@Injectable()
export class ConfirmedAdminGuard implements CanActivate {
  constructor(
    private readonly users: SessionUserLoader,
    private readonly tokens: GraphTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const user = await this.users.load(request);
    if (!user?.microsoft) throw new AdminOnlyRefused();
    await this.tokens.asSignedIn(user.microsoft).token();
    const now = await this.users.reload(request);
    if (!now?.roles.includes('Admin')) throw new AdminOnlyRefused();
    return true;
  }
}
