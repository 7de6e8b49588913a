import { Browser } from './browser.mjs';
import { pageAfter, wayBack } from './way-back.mjs';

const password = 'correct horse battery';
const session = 'edu_session';

/** Who signs in, in which tab, and for whom (S-1, S-8, S-10). */
export const signIns = [
  {
    name: 'who has an account, judging by 20 registrations from one address',
    async run({ url }) {
      await new Browser(url, '10.5.9.9').register('taken@school.example', password);
      let told = 0;
      for (let n = 0; n < 20; n++) {
        const email = n % 2 ? `free${n}@school.example` : 'taken@school.example';
        const { status } = await new Browser(url, '10.5.0.1').register(email, password);
        if (status !== 429) told += 1;
      }
      return { seen: `${told} revealed`, isHeld: told <= 5 };
    },
  },
  {
    name: '500 sign-ins started by one browser',
    async run({ url }) {
      const browser = new Browser(url, '10.5.0.2');
      let sessions = 0;
      for (let n = 0; n < 500; n++) {
        const { headers } = await browser.send('GET', '/auth/microsoft/login');
        if (headers.getSetCookie().join().includes(session)) sessions += 1;
      }
      const isHeld = sessions === 0 && browser.cookies.length < 4096;
      return { seen: `${sessions} sessions, ${browser.cookies.length} B of cookies`, isHeld };
    },
  },
  {
    name: 'four tabs at Microsoft, the oldest finished first, each twice',
    async run({ url }) {
      const browser = new Browser(url, '10.5.0.3');
      const tabs = [];
      for (let n = 0; n < 4; n++)
        tabs.push(await wayBack(browser, '/auth/microsoft/login', 'EMarsh@contoso.example'));
      const ends = [];
      for (const tab of [...tabs, ...tabs]) ends.push(await pageAfter(browser, tab));
      const isHeld = ends.every((page, n) => page.includes('error') === n >= 4);
      return { seen: `${ends.filter((page) => !page.includes('error')).length} signed in`, isHeld };
    },
  },
  {
    name: "a session planted in a victim's browser to link it to the victim",
    async run({ url }) {
      const attacker = new Browser(url, '10.5.0.4');
      await attacker.register('attacker@school.example', password);
      const victim = new Browser(url, '10.5.0.5');
      victim.plant(session, attacker.cookie(session));
      await victim.send(
        'GET',
        await wayBack(victim, '/auth/microsoft/link', 'NHaddad@contoso.example'),
      );
      const statuses = [];
      for (const stolen of [attacker.cookie(session), victim.cookie(session)]) {
        attacker.plant(session, stolen);
        await attacker.send('GET', '/api/v1/session');
        statuses.push((await attacker.send('POST', '/api/v1/link/confirm')).status);
      }
      return { seen: statuses.join(', '), isHeld: statuses.every((status) => status >= 400) };
    },
  },
];
