import type { Problem, Profile as ProfileView } from '@app/contracts';
import { DataSource } from 'typeorm';
import {
  addLinkedPerson,
  openSession,
  startApi,
  testPassword,
  type TestApi,
} from '../../../testing';
import { Limiter } from './limiter';
import { User } from './user.entity';
import { EmailTaken, UserRepository } from './user.repository';

const wrong = 'not the password';
const maxTries = 10;

describe('local accounts', () => {
  let api: TestApi;
  let count = 0;
  const newEmail = () => `somebody${++count}@school.example`;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(() => api.stop());

  describe('registration (AUTH-1)', () => {
    it.each([
      ['a short password', { password: 'short' }, 'password'],
      ['a guessable password', { password: 'Password123' }, 'password'],
      ['the e-mail as password', { password: 'guess@school.example' }, 'password'],
      ['no e-mail address', { email: 'somebody' }, 'email'],
      ['an e-mail address too long to be one', { email: `${'a'.repeat(320)}@x.example` }, 'email'],
      ['another color (S-16)', { favoriteColor: 'red;background:url(//x)' }, 'favoriteColor'],
      ['a color in small letters', { favoriteColor: '#2f19ff' }, 'favoriteColor'],
    ])('refuses %s', async (_, part, path) => {
      const account = {
        email: 'guess@school.example',
        password: testPassword,
        favoriteColor: '#2F19FF',
      };
      const answer = await api.browser().post<Problem>('/api/v1/accounts', { ...account, ...part });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
      const users = api.app.get(DataSource).manager;
      expect(await users.countBy(User, { emailKey: 'guess@school.example' })).toBe(0);
    });

    it('refuses fields nobody asked for', async () => {
      const account = { email: newEmail(), password: testPassword, favoriteColor: '#2F19FF' };
      const answer = await api.browser().post('/api/v1/accounts', { ...account, isActive: true });
      expect(answer.status).toBe(422);
    });

    it('leaves the account that has the e-mail as it was (S-5)', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const again = await api.browser().register(email.toUpperCase(), 'another long password');
      expect([again.status, (again.body as unknown as Problem).code]).toEqual([409, 'email_taken']);
      expect((await api.browser().signIn(email)).status).toBe(200);
      expect((await api.browser().signIn(email, 'another long password')).status).toBe(401);
    });

    it('makes one account of two requests at once', async () => {
      const email = newEmail();
      const answers = await Promise.all([1, 2, 3].map(() => api.browser().register(email)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('is not undone by a second one in code (S-5)', async () => {
      const users = api.app.get(UserRepository);
      const account = { email: newEmail(), passwordHash: null, favoriteColor: '#2F19FF' };
      await users.create(account);
      await expect(users.create(account)).rejects.toThrow(EmailTaken);
    });
  });

  describe('sign-in', () => {
    it('says the same of a wrong e-mail and a wrong password (S-10)', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const wrongPassword = await api.browser().signIn(email, wrong);
      const wrongEmail = await api.browser().signIn('nobody@school.example', wrong);
      expect(wrongPassword.status).toBe(401);
      expect({ ...wrongEmail.body, requestId: '' }).toEqual({
        ...wrongPassword.body,
        requestId: '',
      });
      expect((wrongEmail.body as unknown as Problem).code).toBe('invalid_credentials');
    });

    it('checks one hash without an account as with one, so that both take as long (S-10)', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const hashing = jest.spyOn(Limiter.prototype, 'run');
      const hashesFor = async (address: string) => {
        hashing.mockClear();
        await api.browser().signIn(address, wrong);
        return hashing.mock.calls.length;
      };
      expect(await hashesFor(email)).toBe(1);
      expect(await hashesFor(`not-${email}`)).toBe(1);
      hashing.mockRestore();
    });

    it.each(['', ' ', 'null', 'undefined', wrong])(
      'does not let into an account without a password: %j (S-3)',
      async (password) => {
        const email = newEmail();
        const account = { email, passwordHash: null, favoriteColor: '#2F19FF' };
        await api.app.get(UserRepository).create(account);
        const { status } = await api.browser().signIn(email, password);
        expect(status).toBe(password === '' ? 422 : 401);
      },
    );

    it('does not take anything but texts', async () => {
      for (const part of [{ password: { $ne: '' } }, { email: ['a@b.example'] }, { email: null }]) {
        const answer = await api
          .browser()
          .post('/api/v1/session', { email: 'a@b.example', password: 'x', ...part });
        expect(answer.status).toBe(422);
      }
    });

    it('never gives a hash away (S-7)', async () => {
      const browser = api.browser();
      const email = newEmail();
      const registered = await browser.register(email);
      const me = await browser.get('/api/v1/me');
      const all = JSON.stringify([registered.body, me.body]);
      expect(all).not.toMatch(/argon2|password|hash/i);
      const user = await api.app.get(DataSource).manager.findOneByOrFail(User, { email });
      expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('begins anew whoever was signed in before', async () => {
      const [first, second] = [newEmail(), newEmail()];
      const browser = api.browser();
      await browser.register(first);
      await browser.register(second);
      expect((await browser.session()).user?.email).toBe(second);
    });
  });

  describe('my profile', () => {
    it('keeps a favorite color of the three (EDU-8)', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const changed = await browser.patch<ProfileView>('/api/v1/me', { favoriteColor: '#535353' });
      expect(changed.body.favoriteColor).toBe('#535353');
      expect((await browser.session()).user?.local?.favoriteColor).toBe('#535353');
      const { body } = await browser.get<ProfileView>('/api/v1/me');
      expect(body).toMatchObject({ favoriteColor: '#535353', jobTitle: null, department: null });
    });

    it.each(['red', '#2F19FF;', 'url(javascript:alert(1))', '#2F19FF"><script>'])(
      'refuses the color %j (S-16)',
      async (favoriteColor) => {
        const browser = api.browser();
        await browser.register(newEmail());
        expect((await browser.patch('/api/v1/me', { favoriteColor })).status).toBe(422);
        expect((await browser.session()).user?.local?.favoriteColor).toBe('#2F19FF');
      },
    );

    it('has no color to change for a Microsoft account alone', async () => {
      const { microsoft } = await addLinkedPerson(api);
      const stranger = { ...microsoft, objectId: crypto.randomUUID() };
      const browser = await openSession(api, { microsoft: stranger });
      const answer = await browser.patch<Problem>('/api/v1/me', { favoriteColor: '#535353' });
      expect([answer.status, answer.body.code]).toEqual([403, 'linked_users_only']);
      expect((await browser.get<ProfileView>('/api/v1/me')).body.favoriteColor).toBeNull();
    });
  });
});

describe('guessing passwords (S-10)', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ environment: { TRUST_PROXY: 'true' } });
  });

  afterAll(() => api.stop());

  const guess = (email: string, password: string, from: string) =>
    api.browser().request<Problem>('POST', '/api/v1/session', {
      json: { email, password },
      headers: { 'x-forwarded-for': from },
    });

  it('is stopped for one account, wherever it comes from, and whether it exists or not', async () => {
    await api.browser().register('target@school.example');
    for (const email of ['target@school.example', 'unknown@school.example']) {
      const statuses = [];
      for (let n = 0; n < maxTries + 2; n++)
        statuses.push((await guess(email, wrong, `10.0.${n}.1`)).status);
      expect(statuses).toEqual([...Array<number>(maxTries).fill(401), 429, 429]);
    }
    const stopped = await guess('TARGET@school.example', testPassword, '10.9.9.9');
    expect([stopped.status, stopped.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('is counted for tries at once too', async () => {
    const tries = Array.from({ length: maxTries * 2 }, () =>
      guess('parallel@school.example', wrong, '10.1.0.1'),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(maxTries);
  });

  it('is forgiven when the right password comes in time', async () => {
    await api.browser().register('forgetful@school.example');
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < maxTries - 1; n++)
        expect((await guess('forgetful@school.example', wrong, '10.2.0.1')).status).toBe(401);
      const right = await guess('forgetful@school.example', testPassword, '10.2.0.1');
      expect(right.status).toBe(200);
    }
  });

  it('is stopped for one address, however many accounts it tries', async () => {
    const statuses = [];
    for (let n = 0; n < 102; n++)
      statuses.push((await guess(`spray${n}@school.example`, wrong, '10.3.0.1')).status);
    expect(statuses.indexOf(429)).toBe(100);
    expect((await guess('other@school.example', wrong, '10.3.0.2')).status).toBe(401);
  });
});
