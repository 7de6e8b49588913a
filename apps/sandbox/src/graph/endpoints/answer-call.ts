import { authenticate, authorize, type Admission } from '../call/authorize-call';
import type { GraphAnswer, GraphRequest } from '../../wire/graph-message';
import type { GraphContext } from '../call/graph-context';
import { malformed, notImitated } from '../../wire/graph-error';
import type { PageTokens } from '../query/page-tokens';
import { parseQuery } from '../query/parse-query';
import { callPermissions, type CallName, type CallPermissions } from '../permissions/permissions';
import { rewordFor } from '../call/service-errors';
import { answerStrictly } from '../strict/answer-strictly';
import { strictPermissions } from '../strict/documented-calls';
import { findEndpoint, type Found } from './endpoints';

/** What persists between requests. */
export interface GraphEngine {
  readonly context: GraphContext;
  readonly pageTokens: PageTokens;
}

type RootedRequest = GraphRequest & { readonly root: string };

interface Admitted {
  readonly request: RootedRequest;
  readonly admission: Admission;
  readonly found: Found;
}

/** GUIDs are case-insensitive; the ids of files and conversations aren't GUIDs. */
function foldGuid(value: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : value;
}

function decodeParams(params: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, foldGuid(decodeURIComponent(value))]),
    );
  } catch {
    throw malformed('The URL is badly encoded.');
  }
}

function permissionsOf({ isStrict }: GraphContext, name: CallName): CallPermissions {
  return (isStrict ? strictPermissions[name] : undefined) ?? callPermissions[name];
}

function answerFound(
  { context, pageTokens }: GraphEngine,
  { request, admission, found }: Admitted,
): GraphAnswer {
  const { path, headers, root, body } = request;
  const params = decodeParams(found.params);
  authorize(admission, permissionsOf(context, found.name), params);
  const query = parseQuery(request.query, headers['consistencylevel']);
  if (query.deltaToken !== undefined && !found.name.endsWith('/delta')) {
    throw malformed("The query parameter '$deltatoken' is not supported.");
  }
  const call = { context, pageTokens, ...admission, root, path, params, query, headers, body };
  return context.isStrict ? answerStrictly(found, request.query, call) : found.handle(call);
}

/** Answers a request whose caller is known. @throws GraphError */
export function answerAdmitted(
  engine: GraphEngine,
  request: RootedRequest,
  admission: Admission,
): GraphAnswer {
  const found = findEndpoint(request.method, request.path);
  if (!found) throw notImitated(`${request.method} /v1.0${request.path}`);
  const { service }: CallPermissions = callPermissions[found.name];
  try {
    return answerFound(engine, { request, admission, found });
  } catch (error) {
    throw rewordFor(service, error);
  }
}

/** Answers a single request. @throws GraphError */
export async function answerCall(
  engine: GraphEngine,
  request: RootedRequest,
): Promise<GraphAnswer> {
  // Reported even without a token: whoever runs into it should learn it right away.
  if (!findEndpoint(request.method, request.path)) {
    throw notImitated(`${request.method} /v1.0${request.path}`);
  }
  const admission = await authenticate(engine.context, request.headers['authorization']);
  return answerAdmitted(engine, request, admission);
}
