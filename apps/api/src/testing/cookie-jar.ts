interface Cookie {
  value: string;
  path: string;
  attributes: string;
}

/** Cookies by host name, as browsers keep them: ports don't matter, paths and ends do. */
export class CookieJar {
  private readonly hosts = new Map<string, Map<string, Cookie>>();

  /** Takes over what an answer set. */
  store(url: URL, headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';');
      const separator = pair.indexOf('=');
      const name = pair.slice(0, separator).trim();
      const cookie = {
        value: pair.slice(separator + 1).trim(),
        path: /;\s*path=([^;]*)/i.exec(header)?.[1] ?? '/',
        attributes: attributes.join(';'),
      };
      if (isOver(cookie.attributes)) this.of(url).delete(name);
      else this.of(url).set(name, cookie);
    }
  }

  get(url: URL, name: string): string | undefined {
    return this.of(url).get(name)?.value;
  }

  /** The attributes a cookie was set with, ` Path=/; HttpOnly`. */
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

function isOver(attributes: string): boolean {
  const maxAge = /max-age=(-?\d+)/i.exec(attributes)?.[1];
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = /expires=([^;]*)/i.exec(attributes)?.[1];
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
