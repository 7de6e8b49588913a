import type { Session } from '@app/contracts';
import { CookieJar } from './cookie-jar';

const unsafe = /^(POST|PUT|PATCH|DELETE)$/;
const maxRedirects = 10;

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  /** Parsed if it is JSON, otherwise the text. */
  body: T;
  /** The URL that finally answered. */
  url: string;
}

export interface RequestOptions {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as is. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Leaves out the CSRF header. */
  withoutCsrf?: boolean;
}

let addresses = 0;
/** In a documentation network (RFC 3849), a different one each time: one customer has a whole /64. */
const newAddress = () => `2001:db8:0:${(++addresses).toString(16)}::1`;

export const testPassword = 'correct horse battery';

/** Does what a browser with the SPA does, without a browser: keeps cookies, sends the CSRF header, follows redirects. */
export class TestBrowser {
  readonly cookies = new CookieJar();

  /** @param origin the application's; it is prepended to every path given */
  constructor(readonly origin: string) {}

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.request<T>('GET', path, { headers });
  }

  post<T = unknown>(path: string, json?: unknown): Promise<Answer<T>> {
    return this.request<T>('POST', path, { json });
  }

  put<T = unknown>(path: string, json?: unknown): Promise<Answer<T>> {
    return this.request<T>('PUT', path, { json });
  }

  patch<T = unknown>(path: string, json?: unknown): Promise<Answer<T>> {
    return this.request<T>('PATCH', path, { json });
  }

  delete<T = unknown>(path: string): Promise<Answer<T>> {
    return this.request<T>('DELETE', path);
  }

  /** Sends one request; returns a redirect rather than following it. */
  async request<T = unknown>(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer<T>> {
    const needsToken = unsafe.test(method) && !options.withoutCsrf;
    if (needsToken && !this.csrfToken) await this.request('GET', '/api/v1/session');
    const url = new URL(path, this.origin);
    const body = options.json === undefined ? options.raw : JSON.stringify(options.json);
    const response = await fetch(url, {
      method,
      headers: this.headersFor(url, options, needsToken),
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    this.cookies.store(url, response.headers.getSetCookie());
    return { ...(await readAnswer<T>(response)), url: url.href };
  }

  /** GETs a path and follows redirects to the end. Answers sandbox pages on the person's behalf. */
  async follow<T = unknown>(path: string, upn?: string): Promise<Answer<T>> {
    let url = new URL(path, this.origin);
    for (let hop = 0; hop < maxRedirects; hop++) {
      const answer = await this.get<T>(asPerson(url, upn).href);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || !location) return answer;
      url = new URL(location, url);
    }
    throw new Error(`More than ${maxRedirects} redirects from ${path}`);
  }

  /** Signs in at the sandbox as that person. @returns the SPA page it ends on */
  signInWithMicrosoft(upn: string, returnTo?: string): Promise<Answer> {
    const query = returnTo ? `?${new URLSearchParams({ returnTo })}` : '';
    return this.follow(`/auth/microsoft/login${query}`, upn);
  }

  /** Links the signed-in local account, and confirms on the page that this ends on. */
  async linkToMicrosoft(upn: string): Promise<Answer<Session>> {
    await this.follow('/auth/microsoft/link', upn);
    return this.post('/api/v1/link/confirm');
  }

  /** Creates a local account and signs in with it, from a new address, since each may register only a few. */
  register(email: string, password = testPassword): Promise<Answer<Session>> {
    return this.request('POST', '/api/v1/accounts', {
      json: { email, password, favoriteColor: '#2F19FF' },
      headers: { 'x-forwarded-for': newAddress() },
    });
  }

  signIn(email: string, password = testPassword, rememberMe?: boolean): Promise<Answer<Session>> {
    return this.post('/api/v1/session', { email, password, ...(rememberMe && { rememberMe }) });
  }

  async session(): Promise<Session> {
    return (await this.get<Session>('/api/v1/session')).body;
  }

  private headersFor(url: URL, options: RequestOptions, needsToken: boolean): Headers {
    const headers = new Headers(options.headers);
    const cookie = this.cookies.headerFor(url);
    if (cookie) headers.set('cookie', cookie);
    if (needsToken && this.csrfToken) headers.set('x-xsrf-token', this.csrfToken);
    if (options.json !== undefined) headers.set('content-type', 'application/json');
    return headers;
  }

  private get csrfToken(): string | undefined {
    return this.cookies.get(new URL(this.origin), 'XSRF-TOKEN');
  }
}

/** A sandbox URL where a person would have to click, with the click included. */
function asPerson(url: URL, upn: string | undefined): URL {
  if (!upn || !/\/(oauth2\/v2\.0\/authorize|v2\.0\/adminconsent)$/.test(url.pathname)) return url;
  const address = new URL(url);
  address.searchParams.set('login_hint', upn);
  address.searchParams.set('sandbox_auto', 'true');
  return address;
}

async function readAnswer<T>(response: Response): Promise<Omit<Answer<T>, 'url'>> {
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as T,
  };
}
