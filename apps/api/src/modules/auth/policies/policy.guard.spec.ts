import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  AdminOnlyRefused,
  Forbidden,
  LinkRequired,
  LoginRequired as NotSignedIn,
  MicrosoftLoginRequired,
} from '../../../http';
import type { BearerAuthGuard } from '../programs/bearer.strategy';
import type { AuthLog } from '../sessions/auth-log';
import type { SessionUser } from '../sessions/session-user';
import type { SessionUserLoader } from '../sessions/session-user.loader';
import { AdminRoute, LinkedUsersOnly, LoginRequired, PublicRoute } from './policy.decorator';
import { PolicyGuard } from './policy.guard';

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

  @AdminRoute()
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
const admin: SessionUser = {
  microsoft,
  roles: ['Admin'],
  administration: 'open',
  isLinked: false,
};
/** An administrator whose Microsoft sign-in wasn't in this session, or is too old. */
const adminByPassword: SessionUser = { ...admin, administration: 'sign-in-required' };
const local: SessionUser = { roles: [], isLinked: false };
/** Roles belong to a Microsoft account; without one they don't count. */
const strayAdmin: SessionUser = { roles: ['Admin'], administration: 'open', isLinked: false };

const log = { write: jest.fn() } as unknown as AuthLog;

function enter(route: keyof Routes, user?: SessionUser): Promise<boolean> {
  const users = { load: () => Promise.resolve(user) } as unknown as SessionUserLoader;
  const context = {
    getHandler: () => new Routes()[route],
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => ({ headers: {} }) }),
  } as unknown as ExecutionContext;
  const bearer = {} as BearerAuthGuard;
  return new PolicyGuard(new Reflector(), bearer, users, log).canActivate(context);
}

describe('PolicyGuard (AUTH-8)', () => {
  it('lets nobody into a route that declares no policy', async () => {
    await expect(enter('undeclared', { ...linked, roles: ['Admin'] })).rejects.toThrow(Forbidden);
  });

  it.each<[keyof Routes, SessionUser | undefined]>([
    ['open', undefined],
    ['forSignedIn', local],
    ['forLinked', linked],
    ['forAdmins', admin],
  ])('lets permitted users into %s', async (route, user) => {
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
    ['forAdmins', adminByPassword, MicrosoftLoginRequired],
  ] as const)('keeps everyone else out of %s', async (route, user, refusal) => {
    await expect(enter(route, user)).rejects.toThrow(refusal);
  });
});
