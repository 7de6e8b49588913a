import { authenticate, authorize } from './authorize-call';
import type { Admission } from './authorize-call';
import { findEndpoint } from './endpoints';
import type { Found } from './endpoints';
import type { GraphAnswer, GraphContext, GraphRequest } from './graph-context';
import { malformed, notImitated } from './graph-error';
import type { PageTokens } from './odata/page-tokens';
import { parseQuery } from './odata/parse-query';
import { callPermissions } from './permissions';
import type { CallPermissions } from './permissions';
import { inWordsOf } from './service-errors';

/** What lasts from request to request. */
export interface GraphEngine {
  readonly context: GraphContext;
  readonly pageTokens: PageTokens;
}

type RootedRequest = GraphRequest & { readonly root: string };

interface Asked {
  readonly request: RootedRequest;
  readonly admission: Admission;
  readonly found: Found;
}

function decodeParams(params: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw malformed('The URL is not encoded well.');
  }
}

function answerFound(
  { context, pageTokens }: GraphEngine,
  { request, admission, found }: Asked,
): GraphAnswer {
  const { path, headers, root, body } = request;
  const params = decodeParams(found.params);
  authorize(admission, found.name, params);
  const query = parseQuery(request.query, headers['consistencylevel']);
  if (query.deltaToken !== undefined && !found.name.endsWith('/delta')) {
    throw malformed("The query parameter '$deltatoken' is not supported.");
  }
  const call = { context, pageTokens, ...admission, root, path, params, query, headers, body };
  return found.handle(call);
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
    throw inWordsOf(service, error);
  }
}

/** Answers a single request. @throws GraphError */
export async function answerCall(
  engine: GraphEngine,
  request: RootedRequest,
): Promise<GraphAnswer> {
  // Said even without a token: whoever meets it should learn it at once.
  if (!findEndpoint(request.method, request.path)) {
    throw notImitated(`${request.method} /v1.0${request.path}`);
  }
  const admission = await authenticate(engine.context, request.headers['authorization']);
  return answerAdmitted(engine, request, admission);
}
