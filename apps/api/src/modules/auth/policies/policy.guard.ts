import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ApiScope } from '@app/contracts';
import type { Request } from 'express';
import { Forbidden, isFromProgram, LinkRequired, LoginRequired } from '../../../http';
import { BearerAuthGuard } from '../programs/bearer.strategy';
import { InsufficientScope, TokenRequired } from '../programs/oauth-error';
import type { Program } from '../programs/program';
import { AuthLog } from '../sessions/auth-log';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { enterAdministration } from './require-administrator';
import { rememberCurrentProgram } from './current-program.decorator';
import { rememberCurrentUser } from './current-user.decorator';
import { policyKey, type Policy } from './policy.decorator';
import { scopeKey } from './scope.decorator';

/** Enforces every route's declared policy, and for programs its scope; without one it is closed (AUTH-8, S-17). */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly bearer: BearerAuthGuard,
    private readonly users: SessionUserLoader,
    private readonly log: AuthLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(policyKey, targets);
    if (!policy) throw new Forbidden();
    const request = context.switchToHttp().getRequest<Request>();
    if (isFromProgram(request)) return this.admitProgram(context);
    if (policy === 'public') return true;
    if (policy === 'programs_only') throw new TokenRequired();
    const user = await this.users.load(request);
    if (!user) throw new LoginRequired();
    if (policy === 'linked_users_only' && !user.isLinked) throw new LinkRequired();
    if (policy === 'admin_only') enterAdministration(user, request, this.log);
    rememberCurrentUser(request, user);
    return true;
  }

  /** A program needs the route's scope; what the route asks of people doesn't concern it (S-17). */
  private async admitProgram(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    await this.bearer.canActivate(context);
    const program = request.user as Program;
    const targets = [context.getHandler(), context.getClass()];
    const scope = this.reflector.getAllAndOverride<ApiScope | undefined>(scopeKey, targets);
    if (!scope || !program.scopes.has(scope)) throw new InsufficientScope(scope);
    rememberCurrentProgram(request, program);
    return true;
  }
}
