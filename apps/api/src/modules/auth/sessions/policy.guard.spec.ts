import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  AdminOnlyRefused,
  Forbidden,
  LinkRequired,
  LoginRequired as NotSignedIn,
} from '../../../http';
import { AdminOnly, LinkedUsersOnly, LoginRequired, PublicRoute } from './policy.decorator';
import { PolicyGuard } from './policy.guard';
import type { SessionUser } from './session-user';
import type { SessionUserLoader } from './session-user.loader';

class Routes {
  undeclared = () => undefined;

  @PublicRoute()
  open() {
    return undefined;
  }

  @LoginRequired()
  forSignedIn() {
    return undefined;
  }

  @LinkedUsersOnly()
  forLinked() {
    return undefined;
  }

  @AdminOnly()
  forAdmins() {
    return undefined;
  }
}

const microsoft = {
  tenantId: 't',
  objectId: 'o',
  homeAccountId: 'o.t',
  email: 'ann@school.example',
  displayName: 'Ann',
  firstName: 'Ann',
  lastName: 'Lee',
};
const linked: SessionUser = { microsoft, roles: ['Teacher'], isLinked: true };
const admin: SessionUser = { microsoft, roles: ['Admin'], isLinked: false };
const local: SessionUser = { roles: [], isLinked: false };
/** Roles are a Microsoft account's; without one they count for nothing. */
const strayAdmin: SessionUser = { roles: ['Admin'], isLinked: false };

function enter(route: keyof Routes, user?: SessionUser): Promise<boolean> {
  const users = { load: () => Promise.resolve(user) } as unknown as SessionUserLoader;
  const context = {
    getHandler: () => new Routes()[route],
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => ({}) }),
  } as unknown as ExecutionContext;
  return new PolicyGuard(new Reflector(), users).canActivate(context);
}

describe('the guard of every route (AUTH-8)', () => {
  it('lets nobody into a route that declares nothing', async () => {
    await expect(enter('undeclared', { ...linked, roles: ['Admin'] })).rejects.toThrow(Forbidden);
  });

  it.each<[keyof Routes, SessionUser | undefined]>([
    ['open', undefined],
    ['forSignedIn', local],
    ['forLinked', linked],
    ['forAdmins', admin],
  ])('lets into %s who may', async (route, user) => {
    expect(await enter(route, user)).toBe(true);
  });

  it.each([
    ['forSignedIn', undefined, NotSignedIn],
    ['forLinked', undefined, NotSignedIn],
    ['forLinked', local, LinkRequired],
    ['forLinked', admin, LinkRequired],
    ['forAdmins', undefined, NotSignedIn],
    ['forAdmins', linked, AdminOnlyRefused],
    ['forAdmins', strayAdmin, AdminOnlyRefused],
  ] as const)('keeps from %s who may not', async (route, user, refusal) => {
    await expect(enter(route, user)).rejects.toThrow(refusal);
  });
});
