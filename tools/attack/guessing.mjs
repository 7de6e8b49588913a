import { Browser } from './browser.mjs';

const password = 'correct horse battery';
const wrong = 'not the password';

async function statuses(times, send) {
  const counts = new Map();
  for (let n = 0; n < times; n++) {
    const { status } = await send(n);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

const told = (counts) => [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');

/** Guessing passwords for one account, and for many from one address (S-10). */
export const guessing = [
  {
    name: '40 wrong passwords for one account from one address',
    async run({ url }) {
      const email = 'guessed@school.example';
      const counts = await statuses(40, () => new Browser(url, '10.1.0.1').signIn(email, wrong));
      return { seen: told(counts), isHeld: (counts.get(401) ?? 0) <= 12 };
    },
  },
  {
    name: 'the owner, after 40 wrong passwords: with a known browser, from another address',
    async run({ url }) {
      const email = 'owner@school.example';
      const own = new Browser(url, '10.2.0.1');
      await own.register(email, password);
      await own.send('DELETE', '/api/v1/session');
      await statuses(40, () => new Browser(url, '10.2.0.1').signIn(email, wrong));
      const known = await own.signIn(email, password);
      const elsewhere = await new Browser(url, '10.2.9.9').signIn(email, password);
      const isHeld = known.status === 200 && elsewhere.status === 200;
      return { seen: `${known.status}, ${elsewhere.status}`, isHeld };
    },
  },
  {
    name: 'a school behind one address, after 150 wrong passwords for as many accounts there',
    async run({ url }) {
      const email = 'pupil@school.example';
      await new Browser(url, '10.3.9.9').register(email, password);
      const at = new Browser(url, '10.3.0.1');
      await statuses(150, (n) => at.signIn(`spray${n}@school.example`, wrong));
      const { status } = await new Browser(url, '10.3.0.1').signIn(email, password);
      return { seen: String(status), isHeld: status === 200 };
    },
  },
  {
    name: 'who has an account, judging by the response to a wrong password',
    async run({ url }) {
      await new Browser(url, '10.4.9.9').register('here@school.example', password);
      const answers = await Promise.all(
        ['here@school.example', 'nobody@school.example'].map((email) =>
          new Browser(url, '10.4.0.1').signIn(email, wrong),
        ),
      );
      const [here, nobody] = answers.map(({ status, text }) => {
        const { requestId: _, ...problem } = JSON.parse(text);
        return `${status} ${JSON.stringify(problem)}`;
      });
      return { seen: here === nobody ? 'the same' : 'a different answer', isHeld: here === nobody };
    },
  },
];
