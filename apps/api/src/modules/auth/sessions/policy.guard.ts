import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { AdminOnlyRefused, Forbidden, LinkRequired, LoginRequired } from '../../../http';
import { rememberCurrentUser } from './current-user.decorator';
import { policyKey, type Policy } from './policy.decorator';
import type { SessionUser } from './session-user';
import { SessionUserLoader } from './session-user.loader';

function check(policy: Policy, user: SessionUser): void {
  if (policy === 'linked_users_only' && !user.isLinked) throw new LinkRequired();
  const isAdmin = user.microsoft !== undefined && user.roles.includes('Admin');
  if (policy === 'admin_only' && !isAdmin) throw new AdminOnlyRefused();
}

/** Holds every route to its declared policy; one without is closed to all (AUTH-8). */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly users: SessionUserLoader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, targets);
    if (!policy) throw new Forbidden();
    if (policy === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const user = await this.users.load(request);
    if (!user) throw new LoginRequired();
    check(policy, user);
    rememberCurrentUser(request, user);
    return true;
  }
}
