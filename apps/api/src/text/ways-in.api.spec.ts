import fc from 'fast-check';
import { Profile } from '../modules/auth';
import { MicrosoftWorld, people } from '../modules/auth/testing';
import { fitText } from './well-formed';
import { hostileText, isWhole } from './testing/hostile-text';

/** As many units as Microsoft 365 allows in a name. */
const name = hostileText.map((text) => `n${text}`.slice(-256));

describe('text on its way in (S-19)', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });
  afterAll(() => world.stop());

  it('is well-formed in the session and the database after a sign-in', async () => {
    const person = fc.record({ displayName: name, givenName: name, surname: name, jobTitle: name });
    const property = fc.asyncProperty(person, async (given) => {
      await world.reset();
      await world.changePerson(people.teacher, given);
      const browser = await world.linked(people.teacher);
      const { body } = await browser.get<{ user: Record<string, string> }>('/api/v1/session');
      expect(isWhole(JSON.stringify(body))).toBe(true);
      expect(body.user['displayName']).toBe(fitText(given.displayName, 255));
      const [profile] = await world.rows(Profile);
      expect(profile?.jobTitle).toBe(fitText(given.jobTitle, 255));
    });
    await fc.assert(property, { numRuns: 12, seed: 20_261_130 });
  });

  it("is well-formed in a request's body and URL", async () => {
    const browser = world.browser();
    const half = String.raw`"a\ud83d\u0000@school.example"`;
    const problem = await browser.request<object>('POST', '/api/v1/accounts', {
      raw: `{"email":${half},"password":"a good passphrase","favoriteColor":"#2F19FF",${half}:1}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(problem.status).toBe(422);
    expect(isWhole(JSON.stringify(problem.body))).toBe(true);
    expect(JSON.stringify(problem.body)).toContain('a\ufffd\ufffd@school.example');
    const away = await browser.request('GET', '/auth/microsoft/login?loginHint=a%00b');
    expect(away.headers.get('location')).toContain('login_hint=a%EF%BF%BDb');
  });
});
