import { Person } from '../bench/person.mjs';

/** How many milliseconds everyone else may have to wait. */
const longest = 1_000;

/** Other people's texts that a program could choke on. */
export const texts = [
  {
    name: "90,000 < in an assignment's instructions",
    async run(product) {
      const teacher = new Person(product.url);
      await teacher.signInAndLink('EMarsh@contoso.example');
      const { value } = await teacher.get('/api/v1/me/classes');
      const path = `/api/v1/classes/${value[0].id}/assignments`;
      const list = await teacher.get(path);
      const instructions = { content: '<'.repeat(90_000), contentType: 'html' };
      await product.control('POST', '/faults', {
        match: { method: 'GET', path: '/assignments/[^/]+$' },
        status: 200,
        body: { ...list.value[0], instructions },
      });
      const began = performance.now();
      const { status } = await teacher.request('GET', `${path}/${list.value[0].id}`);
      const time = performance.now() - began;
      await product.control('DELETE', '/faults');
      const isHeld = status < 500 && time < longest;
      return { seen: `${status} in ${Math.round(time)} ms`, isHeld };
    },
  },
  {
    name: '?__proto__;=1&constructor=1',
    async run({ url }) {
      const path = '/api/v1/session?a=1&__proto__;=1&constructor=1';
      const { status } = await new Person(url).request('GET', path);
      return { seen: String(status), isHeld: status < 500 };
    },
  },
];
