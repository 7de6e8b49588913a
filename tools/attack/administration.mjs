import { Browser } from './browser.mjs';
import { pageAfter, wayBack } from './way-back.mjs';

const password = 'correct horse battery';
const email = 'pat@home.example';
const pat = 'admin@contoso.example';
const organization = '/api/v1/admin/organization';

/** The administrator, signed in with Microsoft and linked to a local account with a password. */
async function administrator(url, from) {
  const browser = new Browser(url, from);
  await pageAfter(browser, await wayBack(browser, '/auth/microsoft/login', pat));
  return browser;
}

/** Administrator-only actions (decision 39, S-14). Runs last, because it withdraws consent. */
export const administration = [
  {
    name: "administration with the linked account's password alone",
    async run({ url }) {
      await new Browser(url, '10.6.0.1').register(email, password);
      const owner = await administrator(url, '10.6.0.1');
      const linked = await owner.send('POST', '/api/v1/link/local', { email, password });
      const thief = new Browser(url, '10.6.0.2');
      const signedIn = await thief.signIn(email, password);
      const { status, text } = await thief.send('GET', organization);
      const isHeld = text.includes('microsoft_login_required') && status === 401;
      return {
        seen: `linked ${linked.status}, signed in ${signedIn.status}, administration ${status}`,
        isHeld: isHeld && linked.status === 200 && signedIn.status === 200,
      };
    },
  },
  {
    name: 'a slow sign-in while consent is being withdrawn',
    async run(product) {
      const owner = await administrator(product.url, '10.6.0.3');
      const teacher = new Browser(product.url, '10.6.0.4');
      const back = await wayBack(teacher, '/auth/microsoft/login', 'EMarsh@contoso.example');
      const match = { method: 'GET', path: '/v1.0/organization' };
      await product.control('POST', '/faults', { match, latency: 2_000, times: 1 });
      const arriving = pageAfter(teacher, back);
      const { status } = await owner.send('DELETE', '/api/v1/admin/consent');
      await arriving;
      await product.control('DELETE', '/faults');
      const later = await administrator(product.url, '10.6.0.5');
      const isConsented = JSON.parse((await later.send('GET', organization)).text).consented;
      const isHeld = status === 200 && isConsented === false;
      return { seen: `withdrawn ${status}, consented ${isConsented}`, isHeld };
    },
  },
];
