import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { describeError } from './log-error';
import { requestContext } from './request-context';

/** Names of what must never stand in a log line, wherever it turns up (S-7). */
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

/** Looks at the whole line once it is written: that finds every depth, and costs next to nothing where there is none. */
function censor(line: string): string {
  if (!secretKey.test(line)) return line;
  const hide = (name: string, value: unknown) => (isSecret.has(name) ? '[redacted]' : value);
  return `${JSON.stringify(JSON.parse(line, hide))}\n`;
}

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: censor },
    serializers: { err: describeError },
    mixin: () => {
      const context = requestContext();
      return context ? { requestId: context.requestId } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's logger, written by pino: `new Logger('Name').warn('text')` or `.warn({ msg, ...fields })` anywhere. */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    // Nest tells every route and module at start; that is for looking closely.
    const context = more.at(-1);
    const isFramework = typeof context === 'string' && frameworkContexts.has(context);
    this.write(isFramework ? 'debug' : 'info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  private write(level: Level, message: unknown, more: unknown[]): void {
    const context = typeof more.at(-1) === 'string' ? { context: more.at(-1) } : {};
    if (message instanceof Error) this.pino[level]({ ...context, err: message }, message.message);
    else if (typeof message === 'object') this.pino[level]({ ...context, ...message });
    else this.pino[level](context, String(message));
  }
}

const frameworkContexts = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);
