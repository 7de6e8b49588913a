import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { describeError } from './log-error';
import { requestContext } from './request-context';

/** Names of properties that must never appear in a log line, wherever they turn up (S-7). */
const secretNames = [
  'password',
  'passwordHash',
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'refreshToken',
  'idToken',
  'clientSecret',
  'secret',
  'codeVerifier',
];
const isSecret = new Set(secretNames);
const secretKey = new RegExp(`"(?:${secretNames.join('|')})":`);

/** Checks the whole line once it is written: that covers every depth, and costs next to nothing if there is no secret. */
function censor(line: string): string {
  if (!secretKey.test(line)) return line;
  const hide = (name: string, value: unknown) => (isSecret.has(name) ? '[redacted]' : value);
  return `${JSON.stringify(JSON.parse(line, hide))}\n`;
}

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: censor },
    serializers: { err: describeError },
    mixin: () => {
      const context = requestContext();
      return context ? { requestId: context.requestId } : {};
    },
  };
  return pino(options, destination);
}

const frameworkContexts = new Set<unknown>([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's logger, written by pino: `new Logger('Name').warn('text')` or `.warn({ msg, ...fields })` anywhere. */
export function createNestLogger(logger: Logger): LoggerService {
  const writeAs =
    (level: Level) =>
    (message: unknown, ...more: unknown[]) => {
      const context = typeof more.at(-1) === 'string' ? { context: more.at(-1) } : {};
      if (message instanceof Error) logger[level]({ ...context, err: message }, message.message);
      else if (typeof message === 'object') logger[level]({ ...context, ...message });
      else logger[level](context, String(message));
    };
  const info = writeAs('info');
  const debug = writeAs('debug');
  return {
    fatal: writeAs('fatal'),
    error: writeAs('error'),
    warn: writeAs('warn'),
    // Nest logs every route and module on start; that's only for a closer look.
    log: (message, ...more: unknown[]) =>
      (frameworkContexts.has(more.at(-1)) ? debug : info)(message, ...more),
    debug,
    verbose: writeAs('trace'),
  };
}
