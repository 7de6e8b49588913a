import type { Call } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { GraphError } from '../../wire/graph-error';
import type { JsonObject } from '../odata/entity-type';
import type { CallName } from '../permissions/permissions';
import { bareJson } from './bare-json';

/** Successful calls that need no body, with the status they may then have; 201 names what was created. */
const silent: readonly (readonly [name: RegExp, status: number])[] = [
  [/^POST .*\/(?:assignments|resources|appRoleAssignedTo)$/, 201],
  [/^PUT .*\/content$/, 201],
  [/^PATCH /, 204],
  [/^POST .*\/(?:publish|return|excuse)$/, 202],
  [/^POST .*\/(?:(?:de)?activate|(?:un)?submit|reassign|setUp\w*ResourcesFolder)$/, 204],
];

/** Services that write ids in upper case where the directory doesn't. */
const hasUpperIds = /\/education\/|\/appRoleAssignedTo$|\/groups\/\{id\}\/(?:members|owners)$/;

export function withoutBody({ status, headers }: GraphAnswer): GraphAnswer {
  return { status, headers };
}

function locationOf({ root, path }: Call, { id }: JsonObject): Record<string, string> {
  return typeof id === 'string' && id !== '' ? { Location: `${root}${path}/${id}` } : {};
}

function silence(name: CallName, call: Call, answer: GraphAnswer): GraphAnswer | undefined {
  const status = silent.find(([pattern]) => pattern.test(name))?.[1];
  if (status === undefined) return undefined;
  const isMade = status === 201 && name.startsWith('POST');
  const headers = { ...(isMade && locationOf(call, answer.body as JsonObject)), ...answer.headers };
  return { status, headers };
}

/** Whoever reads the bytes has to find out what they are. */
function withoutType({ 'Content-Type': _type, ...others }: Readonly<Record<string, string>>) {
  return others;
}

function bareList(body: JsonObject, make: (item: unknown) => unknown): JsonObject {
  const { value, '@odata.context': _context, ...annotations } = body;
  return { ...annotations, value: (value as unknown[]).map(make) };
}

/** An answer with no more in it than Microsoft's docs promise. */
export function bareAnswer(name: CallName, call: Call, answer: GraphAnswer): GraphAnswer {
  const { status, headers, body } = answer;
  if (status < 200 || status > 299 || body === undefined) return answer;
  if (Buffer.isBuffer(body)) return { status, headers: withoutType(headers), body };
  const silenced = silence(name, call, answer);
  if (silenced) return silenced;
  const bareness = {
    hasUpperIds: hasUpperIds.test(name),
    isSelected: call.query.select !== undefined || name.endsWith('/delta'),
  };
  const make = (item: unknown) => bareJson(item, bareness);
  const json = body as JsonObject;
  const bare = Array.isArray(json['value']) ? bareList(json, make) : make(json);
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: bare as object,
  };
}

/** A refusal without explanation: its code is the contract, its message is for people. */
export function bareError(error: unknown): unknown {
  if (!(error instanceof GraphError)) return error;
  const { status, code, headers, inner } = error;
  const reason = inner.code === undefined ? {} : { code: inner.code };
  return new GraphError(status, code, 'The request was refused.', headers, reason);
}
