import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/config.module';

/** Where browsers reach us. Never taken from a request: a Host header is the client's to choose (S-9). */
@Injectable()
export class PublicUrl {
  private port: number;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.port = config.PORT;
  }

  /** Without a slash at the end. */
  get origin(): string {
    return this.config.PUBLIC_URL ?? `http://localhost:${this.port}`;
  }

  /** Whether cookies may only travel by https, as browsers see it; the hop to us may be plain. */
  get isSecure(): boolean {
    return this.config.NODE_ENV === 'production' || this.origin.startsWith('https:');
  }

  /** With PORT=0 the port is known only once we listen. */
  listensOn(port: number): void {
    this.port = port;
  }

  /** An address of ours. */
  to(path: string): string {
    return `${this.origin}${path}`;
  }
}
