import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { readForm, readJson, routeBodyKey, type RouteBody } from '../../../http';
import { policyKey, type Policy } from './policy.decorator';

/** Bytes of JSON: from signed-in users, and from anyone (an email and a password, however they are escaped). */
const knownLimit = 100 * 1024;
const anybodyLimit = 16 * 1024;

/** Reads the body, after the policy guard: a rejected request's body is neither read nor parsed (S-10). */
@Injectable()
export class BodyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const body = this.read<RouteBody>(context, routeBodyKey);
    if (body === 'file') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const isOpen = this.read<Policy>(context, policyKey) === 'public';
    const usual = isOpen ? anybodyLimit : knownLimit;
    if (body === 'form') await readForm(request, usual);
    else await readJson(request, body ?? usual);
    return true;
  }

  private read<T>(context: ExecutionContext, key: string): T | undefined {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<T | undefined>(key, targets);
  }
}
