import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionUser } from '../sessions/session-user';

const users = new WeakMap<Request, SessionUser>();

/** Called by the guard for the user it lets in. */
export const rememberCurrentUser = (request: Request, user: SessionUser) =>
  users.set(request, user);

/** The signed-in user, on routes whose policy requires one. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const user = users.get(context.switchToHttp().getRequest<Request>());
  if (!user) throw new Error('@CurrentUser() is used on a route that lets anyone in.');
  return user;
});
