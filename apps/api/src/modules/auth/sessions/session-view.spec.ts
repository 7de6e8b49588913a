import type { Role } from '@app/contracts';
import type { SessionUser } from './session-user';
import { toSession } from './session-view';

const local = {
  id: 'l',
  email: 'ann@home.example',
  firstName: '',
  lastName: '',
  favoriteColor: null,
};
const microsoft = {
  tenantId: 't',
  objectId: 'o',
  homeAccountId: 'o.t',
  email: 'ann@school.example',
  displayName: 'Ann Lee',
  firstName: 'Ann',
  lastName: 'Lee',
};

function user(parts: { roles?: Role[]; isLinked?: boolean; isConsented?: boolean }): SessionUser {
  const { roles = [], isLinked = true, isConsented = true } = parts;
  return {
    local,
    microsoft,
    organization: { id: 'i', tenantId: 't', name: 'School', isAdminConsented: isConsented },
    roles,
    isLinked,
  };
}

describe('the next page (AUTH-7)', () => {
  it.each<[string, SessionUser | undefined, string]>([
    ['nobody', undefined, '/sign-in'],
    ['a local account', { local, roles: [], isLinked: false }, '/link'],
    ['a Microsoft account', { microsoft, roles: ['Teacher'], isLinked: false }, '/link'],
    ['an unlinked administrator', user({ roles: ['Admin'], isLinked: false }), '/link'],
    [
      'the administrator of a tenant without consent',
      user({ roles: ['Admin'], isConsented: false }),
      '/admin',
    ],
    ['the administrator of a tenant with consent', user({ roles: ['Admin'] }), '/schools'],
    [
      'a teacher of a tenant without consent',
      user({ roles: ['Teacher'], isConsented: false }),
      '/schools',
    ],
    ['a student', user({ roles: ['Student'] }), '/schools'],
  ])('suits %s', (_, who, next) => {
    expect(toSession(who).next).toBe(next);
  });
});

describe('the session as the browser sees it', () => {
  it('contains the object id, never the local one', () => {
    const session = toSession(user({ roles: ['Student', 'Admin'] }));
    expect(session.user).toMatchObject({ id: 'o', roles: ['Admin', 'Student'], mainRole: 'Admin' });
    expect(JSON.stringify(session)).not.toContain('"l"');
  });

  it('names a local account by its email', () => {
    const session = toSession({ local, roles: [], isLinked: false });
    expect(session.user).toEqual({
      email: local.email,
      displayName: local.email,
      firstName: '',
      lastName: '',
      roles: [],
      mainRole: null,
      local: { email: local.email, favoriteColor: null },
    });
  });
});
