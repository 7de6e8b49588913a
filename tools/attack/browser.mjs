/** As much of a browser as an attacker needs: cookies, the CSRF header, and its own address (TRUST_PROXY=loopback). */
export class Browser {
  #cookies = new Map();

  constructor(origin, from) {
    this.origin = origin;
    this.from = from;
  }

  async send(method, path, json) {
    if (method !== 'GET' && !this.#cookies.has('XSRF-TOKEN'))
      await this.send('GET', '/api/v1/session');
    const answer = await fetch(new URL(path, this.origin), {
      method,
      redirect: 'manual',
      headers: {
        cookie: this.cookies,
        'x-xsrf-token': this.#cookies.get('XSRF-TOKEN') ?? '',
        'x-forwarded-for': this.from,
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(json && { body: JSON.stringify(json) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0].split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  /** As sent. */
  get cookies() {
    const kept = [...this.#cookies].filter(([, value]) => value !== '');
    return kept.map((pair) => pair.join('=')).join('; ');
  }

  cookie(name) {
    return this.#cookies.get(name) ?? '';
  }

  plant(name, value) {
    this.#cookies.set(name, value);
  }

  signIn(email, password) {
    return this.send('POST', '/api/v1/session', { email, password });
  }

  register(email, password) {
    return this.send('POST', '/api/v1/accounts', { email, password, favoriteColor: '#2F19FF' });
  }
}
