import { isNativeError } from 'node:util/types';
import { AppError } from './app-error';

const retryAfterSeconds = 5;

/** The database, or another part of ours, isn't answering. */
export class ServiceUnavailable extends AppError {
  constructor(cause?: unknown) {
    super('service_unavailable', 503, 'EDUGraph is unavailable right now. Try again soon.', {
      cause,
      retryAfter: retryAfterSeconds,
    });
  }
}

/** Codes from libsql, mysql2 and sockets that mean "not now" rather than "wrong statement". */
const unavailableCodes =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENOTFOUND|EAI_|PROTOCOL_|POOL_|SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY)|ER_(CON_COUNT|SERVER_SHUTDOWN|LOCK_|ACCESS_DENIED|TOO_MANY_USER|QUERY_INTERRUPTED|OPTION_PREVENTS))/;

/** Whether a statement's error means that the database is down, locked or full. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return unavailableCodes.test(String(driverError?.code ?? code ?? ''));
}
