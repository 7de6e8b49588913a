import type { Problem, Profile as ProfileView } from '@app/contracts';
import { DataSource } from 'typeorm';
import {
  addLinkedPerson,
  openSession,
  startApi,
  testPassword,
  type TestApi,
} from '../../../testing';
import { User } from '../accounts/user.entity';
import { EmailTaken, UserRepository } from '../accounts/user.repository';
import { Limiter } from './limiter';

const wrong = 'not the password';

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
      ['the email as the password', { password: 'guess@school.example' }, 'password'],
      ['an invalid email', { email: 'somebody' }, 'email'],
      ['an email that is too long', { email: `${'a'.repeat(320)}@x.example` }, 'email'],
      ['another color (S-16)', { favoriteColor: 'red;background:url(//x)' }, 'favoriteColor'],
      ['a color in lower case', { favoriteColor: '#2f19ff' }, 'favoriteColor'],
    ])('rejects %s', async (_, part, path) => {
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

    it('rejects unknown fields', async () => {
      const account = { email: newEmail(), password: testPassword, favoriteColor: '#2F19FF' };
      const answer = await api.browser().post('/api/v1/accounts', { ...account, isActive: true });
      expect(answer.status).toBe(422);
    });

    it('never changes an existing account with the same email (S-5)', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const again = await api.browser().register(email.toUpperCase(), 'another long password');
      expect([again.status, (again.body as unknown as Problem).code]).toEqual([409, 'email_taken']);
      expect((await api.browser().signIn(email)).status).toBe(200);
      expect((await api.browser().signIn(email, 'another long password')).status).toBe(401);
    });

    it('creates one account from concurrent requests', async () => {
      const email = newEmail();
      const answers = await Promise.all([1, 2, 3].map(() => api.browser().register(email)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('rejects a taken email even when the repository is called directly (S-5)', async () => {
      const users = api.app.get(UserRepository);
      const account = { email: newEmail(), passwordHash: null, favoriteColor: '#2F19FF' };
      await users.create(account);
      await expect(users.create(account)).rejects.toThrow(EmailTaken);
    });
  });

  describe('sign-in', () => {
    it('responds the same to a wrong email and a wrong password (S-10)', async () => {
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

    it('checks one hash with or without an account, so that both take equally long (S-10)', async () => {
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
      "doesn't open an account without a password: %j (S-3)",
      async (password) => {
        const email = newEmail();
        const account = { email, passwordHash: null, favoriteColor: '#2F19FF' };
        await api.app.get(UserRepository).create(account);
        const { status } = await api.browser().signIn(email, password);
        expect(status).toBe(password === '' ? 422 : 401);
      },
    );

    it('accepts nothing but strings', async () => {
      for (const part of [{ password: { $ne: '' } }, { email: ['a@b.example'] }, { email: null }]) {
        const answer = await api
          .browser()
          .post('/api/v1/session', { email: 'a@b.example', password: 'x', ...part });
        expect(answer.status).toBe(422);
      }
    });

    it('never exposes a hash (S-7)', async () => {
      const browser = api.browser();
      const email = newEmail();
      const registered = await browser.register(email);
      const me = await browser.get('/api/v1/me');
      const all = JSON.stringify([registered.body, me.body]);
      expect(all).not.toMatch(/argon2|password|hash/i);
      const user = await api.app.get(DataSource).manager.findOneByOrFail(User, { email });
      expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('replaces an existing session', async () => {
      const [first, second] = [newEmail(), newEmail()];
      const browser = api.browser();
      await browser.register(first);
      await browser.register(second);
      expect((await browser.session()).user?.email).toBe(second);
    });
  });

  describe('my profile', () => {
    it('stores one of the three favorite colors (EDU-8)', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const changed = await browser.patch<ProfileView>('/api/v1/me', { favoriteColor: '#535353' });
      expect(changed.body.favoriteColor).toBe('#535353');
      expect((await browser.session()).user?.local?.favoriteColor).toBe('#535353');
      const { body } = await browser.get<ProfileView>('/api/v1/me');
      expect(body).toMatchObject({ favoriteColor: '#535353', jobTitle: null, department: null });
    });

    it.each(['red', '#2F19FF;', 'url(javascript:alert(1))', '#2F19FF"><script>'])(
      'rejects the color %j (S-16)',
      async (favoriteColor) => {
        const browser = api.browser();
        await browser.register(newEmail());
        expect((await browser.patch('/api/v1/me', { favoriteColor })).status).toBe(422);
        expect((await browser.session()).user?.local?.favoriteColor).toBe('#2F19FF');
      },
    );

    it('has no color to change for an unlinked Microsoft account', async () => {
      const { microsoft } = await addLinkedPerson(api);
      const stranger = { ...microsoft, objectId: crypto.randomUUID() };
      const browser = await openSession(api, { microsoft: stranger });
      const answer = await browser.patch<Problem>('/api/v1/me', { favoriteColor: '#535353' });
      expect([answer.status, answer.body.code]).toEqual([403, 'linked_users_only']);
      expect((await browser.get<ProfileView>('/api/v1/me')).body.favoriteColor).toBeNull();
    });
  });
});
