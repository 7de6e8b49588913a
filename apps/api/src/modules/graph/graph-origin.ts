const version = '/v1.0';

/** A dot segment, plain or percent-encoded: URL parsers resolve both. */
const dotSegment = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\?#]|$)/i;

/**
 * The one origin that gets our tokens. Microsoft's client insists on https, so it is given a label
 * (`https://` and the host); requests go to the real origin, which for the sandbox is plain http.
 */
export class GraphOrigin {
  readonly label: string;
  private readonly real: URL;

  constructor(graphUrl: string) {
    this.real = new URL(graphUrl);
    this.label = `https://${this.real.host}`;
  }

  /** Whether the origin is plain http: it is told to build its absolute links with https then. */
  get isPlain(): boolean {
    return this.real.protocol === 'http:';
  }

  /** The absolute address of an entity, to name it in a reference (`@odata.id`). */
  addressOf(path: string): string {
    return `${this.real.origin}${version}${path}`;
  }

  /** Whether a link that Graph gave points to Graph itself (S-15). */
  owns(link: string): boolean {
    if (!URL.canParse(link)) return false;
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
   * The address to call for a labelled or real one.
   * @throws RangeError for any other origin
   */
  resolve(link: string): URL {
    if (!this.owns(link)) throw new RangeError('not an address of Microsoft Graph');
    const url = new URL(link);
    url.protocol = this.real.protocol;
    return url;
  }

  /**
   * The address of an upload session, which takes no token of ours. Graph gives those of other hosts; they have to be
   * https, but for an origin of ours that is plain itself.
   * @throws RangeError for any other
   */
  resolveUpload(link: string): URL {
    const url = new URL(link);
    if (this.isPlain && url.host === this.real.host) url.protocol = this.real.protocol;
    else if (url.protocol !== 'https:') throw new RangeError('not an address to upload to');
    if (url.username || url.password) throw new RangeError('credentials in an address');
    return url;
  }

  /** What follows the version, with the query, as it was sent. */
  pathOf(url: URL): string {
    return url.pathname.slice(version.length) + url.search;
  }
}
