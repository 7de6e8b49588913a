import { delegatedScopes, permissions } from './permissions';

describe('permissions', () => {
  it('names each permission once, with an id of its own and a reason', () => {
    const keys = permissions.map(({ name, kind }) => `${kind} ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(permissions.map(({ id }) => id)).size).toBe(permissions.length);
    for (const { id, why } of permissions) {
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('asks for nothing at sign-in that needs an administrator', () => {
    expect(delegatedScopes['sign-in']).toEqual(['User.Read']);
    expect(permissions.filter(({ kind }) => kind === 'sign-in').map(({ name }) => name)).toEqual([
      'openid',
      'profile',
      'offline_access',
      'User.Read',
    ]);
  });

  it('asks for all education scopes in one token', () => {
    expect(delegatedScopes.education).toEqual([
      'User.ReadBasic.All',
      'EduRoster.ReadBasic',
      'EduRoster.Read',
      'EduAssignments.ReadWrite',
      'Files.ReadWrite.All',
      'Group-Conversation.Read.All',
      'GroupMember.ReadWrite.All',
      'Group.ReadWrite.All',
    ]);
  });
});
