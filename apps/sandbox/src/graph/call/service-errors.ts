import { GraphError } from '../../wire/graph-error';
import type { CallPermissions } from '../permissions/permissions';

type Service = NonNullable<CallPermissions['service']>;
type Wording = readonly [code: string, message?: string];

/** How services other than the directory word errors, by status; without a message they use the directory's. */
const wordings: Readonly<Record<Service, Readonly<Record<number, Wording>>>> = {
  files: {
    400: ['invalidRequest'],
    403: ['accessDenied', 'Access denied'],
    404: ['itemNotFound', 'The resource could not be found.'],
  },
  assignments: {
    400: ['badRequest'],
    403: ['Forbidden'],
    404: ['20241', 'Entity not found.'],
  },
  exchange: {
    400: ['ErrorInvalidUrlQuery'],
    403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
    404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  },
};

/** Codes that only the directory uses; the gateway's are the same for every service. */
const ofDirectory = /^(Request|Authorization|Directory)_/;

/** A directory error reworded for another service; any other error as is. */
export function rewordFor(service: Service | undefined, error: unknown): unknown {
  if (!service || !(error instanceof GraphError) || !ofDirectory.test(error.code)) return error;
  const [code, message] = wordings[service][error.status] ?? [error.code];
  return new GraphError(error.status, code, message ?? error.message, error.headers);
}
