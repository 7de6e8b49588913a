import { isNativeError } from 'node:util/types';

const maxDepth = 4;

/**
 * An error as the log shows it. Only what is known to be harmless: library errors carry statements and their parameters,
 * requests and tokens in extra properties (S-7).
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!isNativeError(error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.cause !== undefined &&
      depth < maxDepth && { cause: describeError(error.cause, depth + 1) }),
  };
}
