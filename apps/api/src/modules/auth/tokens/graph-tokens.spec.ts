import { MicrosoftLoginRequired } from '../../../http';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import type { SessionUser } from '../sessions/session-user';
import type { AppTokens } from './app-tokens';
import { GraphTokens } from './graph-tokens';
import type { UserTokens } from './user-tokens';

const microsoft: MicrosoftAccount = {
  tenantId: 'tenant',
  objectId: 'object',
  homeAccountId: 'object.tenant',
  email: 'a@contoso.example',
  displayName: 'A',
  firstName: 'A',
  lastName: '',
};
const user: SessionUser = { microsoft, roles: [], isLinked: false };

function setup(lifetime = 3_600_000) {
  const asked: object[] = [];
  const acquire = (request: object) => {
    asked.push(request);
    const expiresOn = new Date(Date.now() + lifetime);
    return Promise.resolve({ accessToken: `token-${asked.length}`, expiresOn });
  };
  const source = { acquire };
  const tokens = new GraphTokens(source as unknown as UserTokens, source as unknown as AppTokens);
  return { tokens, asked };
}

describe('GraphTokens', () => {
  it("looks up a request's token once per user", async () => {
    const { tokens, asked } = setup();
    expect(await tokens.asUser(user).token()).toBe('token-1');
    expect(await tokens.asUser(user).token()).toBe('token-1');
    expect(asked).toEqual([
      { owner: { tenantId: 'tenant', objectId: 'object' }, purpose: 'education' },
    ]);
  });

  it('shares one lookup between concurrent calls', async () => {
    const { tokens, asked } = setup();
    const caller = tokens.asUser({ ...user });
    expect(await Promise.all([caller.token(), caller.token()])).toEqual(['token-1', 'token-1']);
    expect(asked).toHaveLength(1);
  });

  it('passes the rejected token along when a fresh one is requested', async () => {
    const { tokens, asked } = setup();
    const caller = tokens.asUser({ ...user });
    await caller.token();
    expect(await caller.token({ fresh: true })).toBe('token-2');
    expect(asked[1]).toMatchObject({ rejected: 'token-1' });
    expect(await caller.token()).toBe('token-2');
  });

  it('looks up a token again when it is about to expire', async () => {
    const { tokens } = setup(20_000);
    const caller = tokens.asUser({ ...user });
    expect(await caller.token()).toBe('token-1');
    expect(await caller.token()).toBe('token-2');
  });

  it('keeps users and the application apart', async () => {
    const { tokens, asked } = setup();
    const app = tokens.asApp('tenant');
    expect(app.key).toBe('app');
    expect(tokens.asSignedIn(microsoft).key).toBe('object');
    await app.token({ fresh: true });
    expect(asked).toEqual([{ tenantId: 'tenant', rejected: '' }]);
  });

  it('makes an unlinked local account sign in with Microsoft', async () => {
    const { tokens } = setup();
    const token = tokens.asUser({ roles: [], isLinked: false }).token();
    await expect(token).rejects.toThrow(MicrosoftLoginRequired);
  });
});
