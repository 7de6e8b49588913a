import { DataSource } from 'typeorm';
import { testPassword } from '../../../testing';
import { MicrosoftWorld, people } from '../testing';
import { User } from '../accounts/user.entity';

const wrong = 'not the right secret';
const from = '203.0.113.7';

describe('the log of sign-in attempts (S-10)', () => {
  let world: MicrosoftWorld;
  const lines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
    world = await MicrosoftWorld.start({
      api: { logs: { write }, environment: { TRUST_PROXY: 'loopback' } },
    });
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    lines.length = 0;
  });

  const post = (path: string, json: object) =>
    world.browser().request('POST', path, { json, headers: { 'x-forwarded-for': from } });
  const told = () => lines.filter(({ event }) => event !== undefined);
  const last = () => told().at(-1);

  async function account(email: string): Promise<string> {
    await world.browser().register(email);
    const users = world.api.app.get(DataSource).getRepository(User);
    const { id } = await users.findOneByOrFail({ emailKey: email });
    lines.length = 0;
    return id;
  }

  it('records a wrong password with the account, the address and no secret', async () => {
    const userId = await account('whoever@school.example');
    await post('/api/v1/session', { email: 'Whoever@school.example', password: wrong });
    expect(last()).toMatchObject({
      level: 'warn',
      context: 'Auth',
      event: 'sign_in.failed',
      method: 'password',
      reason: 'wrong_password',
      account: 'W…@school.example',
      userId,
      address: from,
      path: '/api/v1/session',
      requestId: expect.stringMatching(/^[\w-]{36}$/) as string,
    });
    const text = JSON.stringify(lines);
    expect(text).not.toContain(wrong);
    expect(text.toLowerCase()).not.toContain('whoever');
  });

  it('gives attempts at one account the same hash, whether or not it exists', async () => {
    for (const email of ['nobody@school.example', 'NOBODY@school.example', 'no@school.example'])
      await post('/api/v1/session', { email, password: wrong });
    const [first, second, third] = told().map(({ accountHash }) => accountHash);
    expect(first).toMatch(/^[\w-]{16}$/);
    expect([second, third === first]).toEqual([first, false]);
    expect(last()).toMatchObject({ reason: 'unknown_account' });
    expect(last()).not.toHaveProperty('userId');
  });

  it.each(['P@ssw0rd of mine', '@ssw0rd-of-mine', 'ssw0rd-of-mine', 'a@b@ssw0rd', 'ssw0rd@'])(
    'reveals nothing of %j, a password typed into the email field (S-7)',
    async (email) => {
      await post('/api/v1/session', { email, password: wrong });
      expect(last()).toMatchObject({ event: 'sign_in.failed', account: '…' });
      expect(JSON.stringify(lines)).not.toContain('ssw0rd');
    },
  );

  it('records why a right password was rejected, and who was slowed down', async () => {
    const userId = await account('closed@school.example');
    await world.api.app.get(DataSource).manager.update(User, userId, { isActive: false });
    await post('/api/v1/session', { email: 'closed@school.example', password: testPassword });
    expect(last()).toMatchObject({ reason: 'inactive_account', userId });
    for (let n = 0; n < 11; n++)
      await post('/api/v1/session', { email: 'busy@school.example', password: wrong });
    expect(last()).toMatchObject({
      event: 'sign_in.failed',
      reason: 'rate_limited',
      address: from,
    });
  });

  it('records who signed in, with either account', async () => {
    const userId = await account('right@school.example');
    await post('/api/v1/session', { email: 'right@school.example', password: testPassword });
    expect(last()).toMatchObject({ level: 'info', event: 'sign_in.succeeded', userId });
    await world.signedIn(people.teacher);
    const ids = await world.idsOf(people.teacher);
    expect(last()).toMatchObject({ event: 'sign_in.succeeded', method: 'microsoft', ...ids });
  });

  it('records registrations, and why one was rejected', async () => {
    const favoriteColor = '#2F19FF';
    const registration = { email: 'new@school.example', password: testPassword, favoriteColor };
    await post('/api/v1/accounts', registration);
    expect(last()).toMatchObject({ event: 'registration.succeeded', account: 'n…@school.example' });
    await post('/api/v1/accounts', registration);
    expect(last()).toMatchObject({ event: 'registration.failed', reason: 'email_taken' });
    await post('/api/v1/accounts', { ...registration, password: 'password' });
    expect(last()).toMatchObject({ reason: 'validation_failed', address: from });
    expect(JSON.stringify(lines)).not.toContain(testPassword);
  });

  it('records a failed Microsoft sign-in with its reason and address', async () => {
    const path = '/auth/microsoft/callback?error=access_denied&state=thestate';
    await world.browser().get(path, { 'x-forwarded-for': from });
    expect(last()).toMatchObject({
      event: 'sign_in.failed',
      method: 'microsoft',
      reason: 'sign_in_expired',
      address: from,
      path: '/auth/microsoft/callback',
    });
    expect(JSON.stringify(lines)).not.toContain('thestate');
  });

  it('records who was kept out of the administration', async () => {
    const browser = await world.linked(people.teacher);
    const ids = await world.idsOf(people.teacher);
    await browser.get('/api/v1/admin/organization');
    expect(last()).toMatchObject({
      level: 'warn',
      event: 'administration.refused',
      reason: 'admin_only',
      path: '/api/v1/admin/organization',
      ...ids,
    });
    expect(last()?.['userId']).toMatch(/^[\w-]{36}$/);
  });
});
