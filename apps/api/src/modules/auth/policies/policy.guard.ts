import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Forbidden, LinkRequired, LoginRequired } from '../../../http';
import { AuthLog } from '../sessions/auth-log';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { enterAdministration } from './require-administrator';
import { rememberCurrentUser } from './current-user.decorator';
import { policyKey, type Policy } from './policy.decorator';

/** Enforces every route's declared policy; a route without one is closed to everyone (AUTH-8). */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly users: SessionUserLoader,
    private readonly log: AuthLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, targets);
    if (!policy) throw new Forbidden();
    if (policy === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const user = await this.users.load(request);
    if (!user) throw new LoginRequired();
    if (policy === 'linked_users_only' && !user.isLinked) throw new LinkRequired();
    if (policy === 'admin_only') enterAdministration(user, request, this.log);
    rememberCurrentUser(request, user);
    return true;
  }
}
