import { parseSetCookie, type SetCookie } from 'cookie';

interface Cookie {
  value: string;
  path: string;
  attributes: string;
}

/** Cookies by host name, kept the way browsers do: ports don't matter, paths and expiry do. */
export class CookieJar {
  private readonly hosts = new Map<string, Map<string, Cookie>>();

  /** Stores the cookies that a response set. */
  store(url: URL, headers: readonly string[]): void {
    for (const header of headers) {
      const set = parseSetCookie(header, { decode: asSent });
      const { name, value = '', path = '/' } = set;
      const attributes = header.split(/;(.*)/s)[1] ?? '';
      if (isExpired(set)) this.of(url).delete(name);
      else this.of(url).set(name, { value, path, attributes });
    }
  }

  get(url: URL, name: string): string | undefined {
    return this.of(url).get(name)?.value;
  }

  /** The attributes a cookie was set with, such as ` Path=/; HttpOnly`. */
  attributesOf(url: URL, name: string): string | undefined {
    return this.of(url).get(name)?.attributes;
  }

  set(url: URL, name: string, value: string): void {
    this.of(url).set(name, { value, path: '/', attributes: '' });
  }

  headerFor(url: URL): string {
    return [...this.of(url)]
      .filter(([, cookie]) => url.pathname.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }

  private of(url: URL): Map<string, Cookie> {
    const cookies = this.hosts.get(url.hostname) ?? new Map<string, Cookie>();
    this.hosts.set(url.hostname, cookies);
    return cookies;
  }
}

const asSent = (value: string) => value;

function isExpired({ maxAge, expires }: SetCookie): boolean {
  if (maxAge !== undefined) return maxAge <= 0;
  return expires !== undefined && expires.getTime() <= Date.now();
}
