import { authenticate, authorize } from './authorize-call';
import type { Admission } from './authorize-call';
import { findEndpoint } from './endpoints';
import type { GraphAnswer, GraphContext, GraphRequest } from './graph-context';
import { malformed, notImitated } from './graph-error';
import type { PageTokens } from './odata/page-tokens';
import { parseQuery } from './odata/parse-query';

/** What lasts from request to request. */
export interface GraphEngine {
  readonly context: GraphContext;
  readonly pageTokens: PageTokens;
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

/** Answers a request whose caller is known. @throws GraphError */
export function answerAdmitted(
  { context, pageTokens }: GraphEngine,
  request: GraphRequest & { readonly root: string },
  admission: Admission,
): GraphAnswer {
  const { method, path, headers, root, body } = request;
  const found = findEndpoint(method, path);
  if (!found) throw notImitated(`${method} /v1.0${path}`);
  const params = decodeParams(found.params);
  authorize(admission, found.name, params);
  const query = parseQuery(request.query, headers['consistencylevel']);
  const call = { context, pageTokens, ...admission, root, path, params, query, headers, body };
  return found.handle(call);
}

/** Answers a single request. @throws GraphError */
export async function answerCall(
  engine: GraphEngine,
  request: GraphRequest & { readonly root: string },
): Promise<GraphAnswer> {
  // Said even without a token: whoever meets it should learn it at once.
  if (!findEndpoint(request.method, request.path)) {
    throw notImitated(`${request.method} /v1.0${request.path}`);
  }
  const admission = await authenticate(engine.context, request.headers['authorization']);
  return answerAdmitted(engine, request, admission);
}
