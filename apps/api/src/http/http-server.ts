import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { paceLimits, type PaceLimits } from './body/body-pace';

export interface ServerLimits {
  /** Most time for a request's headers, in milliseconds. */
  headers: number;
  /** For everything after the headers. */
  pace: PaceLimits;
}

export const serverLimits: ServerLimits = { headers: 10_000, pace: paceLimits };

/** Longer than clients and proxies keep a connection, so no request meets a closing one. */
const keepAliveTimeout = 75_000;
/** Most time for a whole request: a large file on a slow line, which `pace` watches in the meantime. */
const requestTimeout = 3_600_000;

/** Express on a Node server that ends requests that don't arrive. */
export class HttpServer extends ExpressAdapter {
  constructor(private readonly limits: ServerLimits) {
    super();
  }

  override initHttpServer(): void {
    const headersTimeout = this.limits.headers;
    this.httpServer = createServer(
      {
        keepAliveTimeout,
        requestTimeout,
        headersTimeout,
        connectionsCheckingInterval: Math.ceil(headersTimeout / 10),
      },
      this.getInstance(),
    );
  }
}
