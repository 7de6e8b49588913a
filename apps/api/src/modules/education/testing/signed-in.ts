import type { GraphTokens, SessionUser } from '../../auth';
import type { RosterFallback } from '../fallback/roster-fallback';
import { FakeCaller } from '../../graph/testing';

/** A user with linked accounts. */
export function linkedUser(changes: Partial<SessionUser> = {}): SessionUser {
  return {
    local: {
      id: 'local',
      email: 'ann@local.example',
      firstName: '',
      lastName: '',
      favoriteColor: null,
    },
    microsoft: {
      tenantId: 'tenant',
      objectId: 'ann',
      homeAccountId: 'ann.tenant',
      email: 'ann@contoso.example',
      displayName: 'Ann',
      firstName: 'Ann',
      lastName: '',
    },
    organization: { id: 'o', tenantId: 'tenant', name: 'Contoso', isAdminConsented: true },
    roles: [],
    isLinked: true,
    ...changes,
  };
}

/** Graph alone, without a mirror. */
export const noFallback = {
  read: (_user: SessionUser, live: () => Promise<unknown>) => live(),
} as unknown as RosterFallback;

/** Callers without Entra: `ann` with all scopes, `ann:signed-in` with those of a sign-in, and `app`. */
export const fakeTokens = {
  asUser: ({ microsoft }: SessionUser) => new FakeCaller(microsoft?.objectId, microsoft?.tenantId),
  asSignedIn: ({ objectId, tenantId }: { objectId: string; tenantId: string }) =>
    new FakeCaller(`${objectId}:signed-in`, tenantId),
  asApp: (tenantId: string) => new FakeCaller('app', tenantId),
} as unknown as GraphTokens;
