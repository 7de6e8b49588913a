import { Person } from '../bench/person.mjs';
import { halfSend } from './half-sent.mjs';

const connections = 200;
/** Seconds. */
const longest = 20;

const send = (person, path, body, method = 'POST') =>
  person.send(method, path, { body, headers: { 'content-type': 'application/json' } });

async function newcomer({ url }) {
  const nobody = new Person(url);
  await nobody.get('/api/v1/session');
  return nobody;
}

/** Bodies from unknown senders: large, deep, and never complete. */
export const bodies = [
  {
    name: 'many [ without a session: 90 kB, 1 MB where only members may write, 15 kB',
    async run(product) {
      const nobody = await newcomer(product);
      const large = await send(nobody, '/api/v1/session', '['.repeat(90_000));
      const chart = await send(nobody, '/api/v1/classes/1/seating', '['.repeat(1_000_000), 'PUT');
      const deep = await send(nobody, '/api/v1/accounts', '['.repeat(15_000));
      const seen = [large, chart, deep].map(({ status }) => status).join(', ');
      return { seen, isHeld: seen === '413, 401, 400' };
    },
  },
  {
    name: `${connections} half-sent requests: in the body, in the headers, before them`,
    async run(product) {
      const nobody = await newcomer(product);
      const head = `POST /api/v1/session HTTP/1.1\r\nHost: ${new URL(product.url).host}\r\n`;
      const rest = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{';
      const kinds = [head + nobody.headerLines('/api/v1/session') + rest, head, ''];
      const ends = await Promise.all(
        Array.from({ length: connections }, (_, n) => halfSend(product.url, kinds[n % 3])),
      );
      const slowest = Math.max(...ends);
      return { seen: `ended within ${slowest.toFixed(1)} s`, isHeld: slowest < longest };
    },
  },
];
