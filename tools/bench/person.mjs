import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const block = Buffer.alloc(64 * 1024, 'edugraph');

function* blocks(size) {
  for (let sent = 0; sent < size; sent += block.length) yield block.subarray(0, size - sent);
}

/** As much of a person with a browser as a bench needs: keeps cookies, follows redirects, sends the CSRF header. */
export class Person {
  #cookies = new Map();

  /** @param {string} origin the product's origin */
  constructor(origin) {
    this.origin = origin;
  }

  /** Signs in at the sandbox. */
  async signIn(userPrincipalName) {
    let url = new URL('/auth/microsoft/login', this.origin);
    for (let hop = 0; hop < 10; hop += 1) {
      if (url.pathname.endsWith('/authorize')) {
        url.searchParams.set('login_hint', userPrincipalName);
        url.searchParams.set('sandbox_auto', 'true');
      }
      const answer = await this.request('GET', url);
      const location = answer.headers.get('location');
      if (!location) break;
      url = new URL(location, url);
    }
    await this.request('GET', '/api/v1/session');
  }

  /** Signs in at the sandbox and links a new local account, unless already linked. */
  async signInAndLink(userPrincipalName) {
    await this.signIn(userPrincipalName);
    const linked = await this.request('POST', '/api/v1/link/new-local', {
      favoriteColor: '#2F19FF',
    });
    // Someone already linked stays linked.
    if (!linked.ok && linked.status !== 409)
      throw new Error(`${userPrincipalName} couldn't link: ${linked.status}`);
  }

  async get(path) {
    const answer = await this.request('GET', path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Posts a file that is generated while it is sent. @returns the status */
  async upload(path, size) {
    const url = new URL(path, this.origin);
    const headers = { ...this.#headersFor('POST', url), 'content-length': size };
    const sent = request(url, { method: 'POST', headers });
    const answered = once(sent, 'response');
    await pipeline(Readable.from(blocks(size)), sent);
    const [answer] = await answered;
    answer.resume();
    return answer.statusCode;
  }

  /** Starts posting a file, then stops. @returns the status, or 0 if the connection ended without one */
  async trickle(path, size, bytes) {
    const url = new URL(path, this.origin);
    const headers = { ...this.#headersFor('POST', url), 'content-length': size };
    const sent = request(url, { method: 'POST', headers });
    const answered = once(sent, 'response');
    sent.write(Buffer.alloc(bytes));
    const [answer] = await answered.catch(() => [undefined]);
    answer?.resume();
    sent.destroy();
    return answer?.statusCode ?? 0;
  }

  /** Cookies and CSRF token as lines for a handwritten request. */
  headerLines(path) {
    const headers = this.#headersFor('POST', new URL(path, this.origin));
    return Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  request(method, path, json) {
    const headers = json ? { 'content-type': 'application/json' } : {};
    return this.send(method, path, { headers, ...(json && { body: JSON.stringify(json) }) });
  }

  /** Like `request`, with a body sent as is. */
  async send(method, path, { headers: own, ...content }) {
    const url = new URL(path, this.origin);
    const headers = { ...this.#headersFor(method, url), ...own };
    const answer = await fetch(url, { method, headers, redirect: 'manual', ...content });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0].split(/=(.*)/s);
      this.#cookiesOf(url).set(name, value);
    }
    return answer;
  }

  #headersFor(method, url) {
    const cookie = [...this.#cookiesOf(url)].map((pair) => pair.join('=')).join('; ');
    if (method === 'GET') return { cookie };
    return { cookie, 'x-xsrf-token': this.#cookiesOf(url).get('XSRF-TOKEN') ?? '' };
  }

  #cookiesOf({ hostname }) {
    const cookies = this.#cookies.get(hostname) ?? new Map();
    this.#cookies.set(hostname, cookies);
    return cookies;
  }
}
