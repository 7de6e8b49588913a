import compression from 'compression';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { openRequestContext } from './request-context';
import { createRequestLog } from './request-log';
import { refuseUnknownRoutes } from './route-table';
import { securityHeaders } from './security-headers';
import { sendServerTiming } from './server-timing';
import { createWebApp } from './web-app';

export { bodyParsers } from './body-parsers';

export interface FrontOptions {
  logger: Logger;
  /** Whether browsers reach us by https. */
  isSecure: boolean;
  /** Whether answers tell which Graph requests made them (DEMO-1). */
  tellsTimings: boolean;
  /** Where the built SPA lies. */
  webRoot: string | undefined;
}

/** What every request goes through first, before anybody asks whose it is. */
export function createFrontMiddleware(app: Express, options: FrontOptions): RequestHandler[] {
  return [
    openRequestContext,
    createRequestLog(options.logger),
    ...securityHeaders(options.isSecure),
    compression(),
    ...(options.tellsTimings ? [sendServerTiming] : []),
    ...(options.webRoot ? createWebApp(options.webRoot) : []),
    refuseUnknownRoutes(app),
  ];
}
