const version = '/v1.0';

/** Servers refuse longer request lines. */
const longestLink = 16_384;

/** A dot segment, plain or percent-encoded: URL parsers resolve both. */
const dotSegment = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\?#]|$)/i;

/**
 * The one origin that gets our tokens. Microsoft's client insists on https, so it gets a label (`https://` and the host);
 * requests go to the real origin, which for the sandbox is plain http.
 */
export class GraphOrigin {
  readonly label: string;
  private readonly real: URL;

  constructor(graphUrl: string) {
    this.real = new URL(graphUrl);
    this.label = `https://${this.real.host}`;
  }

  /** Whether the origin is plain http: then it is told to build its absolute links with https. */
  get isPlain(): boolean {
    return this.real.protocol === 'http:';
  }

  /** An entity's absolute URL, for naming it in a reference (`@odata.id`). */
  addressOf(path: string): string {
    return `${this.real.origin}${version}${path}`;
  }

  /** Whether a link from Graph points to Graph itself (S-15). */
  owns(link: string): boolean {
    if (link.length > longestLink || !URL.canParse(link)) return false;
    const url = new URL(link);
    const isOurs = url.origin === this.label || url.origin === this.real.origin;
    return isOurs && !url.username && !url.password && url.pathname.startsWith(`${version}/`);
  }

  /** Whether a path of ours stays where it seems to be; ids come from callers. */
  isSafePath(path: string): boolean {
    return (
      path.startsWith('/') && !path.startsWith('//') && !dotSegment.test(path.split('?')[0] ?? '')
    );
  }

  /**
   * The URL to call for a labeled or real one.
   * @throws RangeError for any other origin
   */
  resolve(link: string): URL {
    if (!this.owns(link)) throw new RangeError('not a Microsoft Graph URL');
    const url = new URL(link);
    url.protocol = this.real.protocol;
    return url;
  }

  /**
   * The URL of an upload session, which takes none of our tokens. Graph returns ones on other hosts; they must be https,
   * except when our own origin is plain http.
   * @throws RangeError for any other
   */
  resolveUpload(link: string): URL {
    const url = new URL(link);
    if (this.isPlain && url.host === this.real.host) url.protocol = this.real.protocol;
    else if (url.protocol !== 'https:') throw new RangeError('not a URL to upload to');
    if (url.username || url.password) throw new RangeError('credentials in a URL');
    return url;
  }

  /** What follows the version, including the query, as sent. */
  pathOf(url: URL): string {
    return url.pathname.slice(version.length) + url.search;
  }
}
