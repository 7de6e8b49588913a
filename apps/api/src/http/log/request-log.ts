import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { fitText } from '../../text/well-formed';

/** Paths whose successes would only fill up the log. */
const quiet = /^\/(health\/|assets\/|[\w-]+\.(js|css|svg|ico|woff2)$)/;

/**
 * A URL without anything that may be secret: codes, states and emails reach /auth in the query. Elsewhere a query says
 * how a list was requested, but includes the names searched for.
 */
export function loggedUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  if (!query) return path;
  const names = [...new URLSearchParams(query).keys()].map((name) => fitText(name, 40));
  return `${path}?${names
    .slice(0, 10)
    .map((name) => `${name}=…`)
    .join('&')}`;
}

/** One line per answered request, without headers or bodies. */
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
