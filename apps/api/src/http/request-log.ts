import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Paths whose every success would only fill the log. */
const quiet = /^\/(health\/|assets\/|[\w-]+\.(js|css|svg|ico|woff2)$)/;

/**
 * An address without what may be secret: codes, states and e-mails come to /auth in the query. Elsewhere a query says
 * how a list was asked for, but tells names that were searched.
 */
export function loggedUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  if (!query) return path;
  const names = [...new URLSearchParams(query).keys()].map((name) => name.slice(0, 40));
  return `${path}?${names
    .slice(0, 10)
    .map((name) => `${name}=…`)
    .join('&')}`;
}

/** One line for each answered request; neither headers nor bodies. */
export function createRequestLog(logger: Logger) {
  return pinoHttp({
    logger,
    autoLogging: { ignore: ({ url = '' }) => quiet.test(url) },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, url: loggedUrl(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customLogLevel: (_request: IncomingMessage, { statusCode }) =>
      statusCode >= 500 ? 'warn' : 'info',
  });
}
