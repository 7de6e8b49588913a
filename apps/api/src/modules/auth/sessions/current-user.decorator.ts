import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionUser } from './session-user';

const users = new WeakMap<Request, SessionUser>();

/** For the guard: who may go on. */
export const rememberCurrentUser = (request: Request, user: SessionUser) =>
  users.set(request, user);

/** The signed-in user, on routes whose policy asks for one. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const user = users.get(context.switchToHttp().getRequest<Request>());
  if (!user) throw new Error('@CurrentUser() stands on a route that lets anybody in.');
  return user;
});
