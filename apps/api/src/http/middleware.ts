import compression from 'compression';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { createBodyPace, type PaceLimits } from './body/body-pace';
import { openRequestContext } from './log/request-context';
import { createRequestLog } from './log/request-log';
import { refuseUnknownRoutes } from './route-table';
import { securityHeaders } from './security/security-headers';
import { sendServerTiming } from './log/server-timing';
import { createWebApp } from './web-app';

export interface FrontOptions {
  logger: Logger;
  /** Whether browsers reach us over https. */
  isSecure: boolean;
  /** Whether responses report the Graph requests behind them (DEMO-1). */
  reportsTimings: boolean;
  pace: PaceLimits;
  /** Where the built SPA is. */
  webRoot: string | undefined;
}

/** What every request goes through first, before it's known whose it is. */
export function createFrontMiddleware(app: Express, options: FrontOptions): RequestHandler[] {
  return [
    openRequestContext,
    createRequestLog(options.logger),
    createBodyPace(options.pace),
    ...securityHeaders(options.isSecure),
    compression(),
    ...(options.reportsTimings ? [sendServerTiming] : []),
    ...(options.webRoot ? createWebApp(app, options.webRoot) : []),
    refuseUnknownRoutes(app),
  ];
}
