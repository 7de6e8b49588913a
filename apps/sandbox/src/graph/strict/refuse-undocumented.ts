import { readOnly } from '../assignments/read-assignment';
import type { Call } from '../call/call';
import { GraphError, malformed, unsupportedQuery } from '../../wire/graph-error';
import type { CallName } from '../permissions/permissions';
import { documentedBodyOf, documentedOptions, largestPageOf } from './documented-calls';

function refuseOptions(name: CallName, query: string, { query: { options } }: Call): void {
  const documented = (documentedOptions[name] ?? '').split(' ');
  const undocumented = [...options.keys()].find((option) => !documented.includes(option));
  if (undocumented === 'expand') {
    throw new GraphError(400, 'ExpandNotSupported', `No page names an $expand for ${name}.`);
  }
  if (undocumented !== undefined) {
    throw malformed(`The page for ${name} doesn't name the query option '${undocumented}'.`);
  }
  const bare = [...new URLSearchParams(query).keys()].find((key) => !/^[$@]/.test(key));
  if (bare !== undefined) throw malformed(`'${bare}' isn't a query option; they start with $.`);
}

function refuseLargePage(name: CallName, { query: { top = 0 } }: Call): void {
  const largest = largestPageOf(name);
  if (top <= largest) return;
  throw unsupportedQuery(`No page promises more than ${largest} items at once from ${name}.`);
}

function hasBody({ body, headers }: Call): boolean {
  const isAnnounced =
    Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  return body !== undefined || isAnnounced;
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function refuseBody(name: CallName, call: Call): void {
  const documented = documentedBodyOf(name);
  if (documented === 'none' && hasBody(call)) {
    throw malformed(`${name} takes no request body.`);
  }
  if (documented === 'empty object' && !isEmptyObject(call.body)) {
    throw malformed(`${name} takes {} as its request body.`);
  }
}

const writesAssignment = /^(?:POST .*\/assignments|PATCH .*\/\{assignmentId\})$/;

/** Properties the service computes: it may silently accept them, or refuse them. */
function refuseComputed(name: CallName, { body }: Call): void {
  if (!writesAssignment.test(name) || typeof body !== 'object' || body === null) return;
  const computed = Object.keys(body).find((key) => readOnly.includes(key));
  if (computed !== undefined) throw malformed(`'${computed}' is computed by the service.`);
}

/** Refuses anything Microsoft might well answer but promises nowhere. @throws GraphError 400 */
export function refuseUndocumented(name: CallName, query: string, call: Call): void {
  refuseOptions(name, query, call);
  refuseLargePage(name, call);
  refuseBody(name, call);
  refuseComputed(name, call);
}
