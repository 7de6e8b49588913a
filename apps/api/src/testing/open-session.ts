import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@app/contracts';
import session, { type SessionData } from 'express-session';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../config/config.module';
import {
  Organization,
  Profile,
  SessionStore,
  User,
  UserRole,
  type MicrosoftAccount,
} from '../modules/auth';
import type { TestApi } from './start-api';
import type { TestBrowser } from './test-browser';

/** A browser whose session holds this data, as if someone had signed in; for specs without a sandbox. */
export async function openSession(api: TestApi, data: Partial<SessionData>): Promise<TestBrowser> {
  const sid = randomBytes(24).toString('base64url');
  const store = api.app.get(SessionStore);
  const signedInAt = data.microsoft && { microsoftSignInAt: Date.now() };
  const stored = { ...signedInAt, ...data, cookie: new session.Cookie() };
  await new Promise<void>((resolve, reject) => {
    store.set(sid, stored, (error) => {
      if (error) reject(error as Error);
      else resolve();
    });
  });
  const { SESSION_SECRET } = api.app.get<ApiConfig>(API_CONFIG);
  const browser = api.browser();
  browser.cookies.set(new URL(api.url), 'edu_session', signedCookie(sid, SESSION_SECRET));
  return browser;
}

/** The way express-session signs its cookies. */
export function signedCookie(sid: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${sid}.${signature}`);
}

/** Someone in a tenant who never signed in: the rows that a Microsoft sign-in and a link leave behind. */
export interface TestPerson {
  microsoft: MicrosoftAccount;
  organizationId: string;
  /** The linked local account. */
  userId: string;
}

export async function addLinkedPerson(
  api: TestApi,
  roles: Role[] = ['Teacher'],
): Promise<TestPerson> {
  const { manager } = api.app.get(DataSource);
  const [tenantId, objectId, organizationId, userId] = Array.from({ length: 4 }, () =>
    randomUUID(),
  );
  const email = `${objectId}@school.example`;
  const now = new Date();
  await manager.insert(Organization, {
    id: organizationId!,
    tenantId: tenantId!,
    name: 'Test School',
    created: now,
    isAdminConsented: true,
  });
  await manager.insert(User, {
    id: userId!,
    username: email,
    email,
    emailKey: email,
    passwordHash: null,
    firstName: 'Ann',
    lastName: 'Lee',
    isActive: true,
    dateJoined: now,
    lastLogin: null,
  });
  await manager.insert(Profile, {
    userId: userId!,
    organizationId: organizationId!,
    o365UserId: objectId!,
    o365Email: email,
    o365DisplayName: 'Ann Lee',
    favoriteColor: '#127605',
  });
  for (const role of roles)
    await manager.insert(UserRole, {
      id: randomUUID(),
      tenantId: tenantId!,
      o365UserId: objectId!,
      role,
    });
  const microsoft = {
    tenantId: tenantId!,
    objectId: objectId!,
    homeAccountId: `${objectId}.${tenantId}`,
    email,
    displayName: 'Ann Lee',
    firstName: 'Ann',
    lastName: 'Lee',
  };
  return { microsoft, organizationId: organizationId!, userId: userId! };
}
