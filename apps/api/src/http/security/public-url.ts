import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';

/** Where browsers reach us. Never taken from a request: clients choose their Host header (S-9). */
@Injectable()
export class PublicUrl {
  private port: number;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.port = config.PORT;
  }

  /** Without a trailing slash. */
  get origin(): string {
    return this.config.PUBLIC_URL ?? `http://localhost:${this.port}`;
  }

  /** Whether cookies may travel only over https, from the browser's view; the hop to us may be plain. */
  get isSecure(): boolean {
    return this.config.NODE_ENV === 'production' || this.origin.startsWith('https:');
  }

  /**
   * The name of one of our cookies. With the prefix, a browser accepts it only from exactly this host over https, so no
   * neighboring host and no one on the network can plant one (RFC 6265bis, 4.1.3). Such cookies are for the path `/`.
   */
  cookieName(name: string): string {
    return this.isSecure ? `__Host-${name}` : name;
  }

  /** With PORT=0 the port isn't known until we listen. */
  listensOn(port: number): void {
    this.port = port;
  }

  /** One of our URLs. */
  to(path: string): string {
    return `${this.origin}${path}`;
  }
}
