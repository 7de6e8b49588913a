import { createHash, randomUUID } from 'node:crypto';
import { answerAdmitted, type GraphEngine } from '../endpoints/answer-call';
import { authenticate, type Admission } from '../call/authorize-call';
import type { GraphAnswer, GraphRequest } from '../../wire/graph-message';
import { answerError, GraphError, malformed } from '../../wire/graph-error';
import { parseBatch, type BatchPart } from './batch-request';

type RootedRequest = GraphRequest & { readonly root: string };

function lowerNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** A part's address is below the version, with or without a leading slash. */
function toRequest({ method, url, headers, body }: BatchPart, root: string): RootedRequest {
  const [path = '', ...query] = url.replace(/^\/?/, '/').split('?');
  return { method, path, query: query.join('?'), headers: lowerNames(headers), body, root };
}

function checkPart(request: GraphRequest): void {
  const segment = /^\/(v1\.0|beta|\$batch)(?=\/|$)/i.exec(request.path)?.[1];
  if (segment) throw malformed(`Resource not found for the segment '${segment}'.`);
  if (request.body !== undefined && request.headers['content-type'] === undefined) {
    throw malformed('A request with a body needs a Content-Type header of its own.');
  }
}

/** A part's error is never an error of the batch. */
function catchErrors(request: GraphRequest, now: Date, answer: () => GraphAnswer): GraphAnswer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const requestId = randomUUID();
    const clientRequestId = request.headers['client-request-id'] ?? requestId;
    return answerError(error, { requestId, clientRequestId, now });
  }
}

async function answerPart(
  { context, pageTokens }: GraphEngine,
  request: RootedRequest,
  admission: Admission,
): Promise<GraphAnswer> {
  const engine = { context, pageTokens };
  const around = context.aroundBatchPart ?? ((_part, answer) => answer());
  const answer = () => {
    checkPart(request);
    return answerAdmitted(engine, request, admission);
  };
  const { method, path, query, headers, body } = request;
  const part = { method, path, query, headers, body, token: admission.caller.token };
  return around(part, () => Promise.resolve(catchErrors(request, context.clock.now(), answer)));
}

function failedDependency(now: Date, request: GraphRequest): GraphAnswer {
  return catchErrors(request, now, () => {
    const message = 'A request that this one depends on has failed.';
    throw new GraphError(424, 'FailedDependency', message);
  });
}

/** A part's answer on the wire; bytes are base64. JSON is assumed, so its content type can be left out. */
function toResponse(
  { id, isStrict }: { readonly id: string; readonly isStrict: boolean },
  { status, headers, body }: GraphAnswer,
): object {
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  const { 'Content-Type': type, ...bare } = headers;
  const all = { ...(isJson && { 'Content-Type': 'application/json' }), ...headers };
  const told = isStrict && isJson && type === 'application/json' ? bare : all;
  return {
    id,
    status,
    ...(Object.keys(told).length > 0 && { headers: told }),
    ...(body !== undefined && { body: isJson ? body : body.toString('base64') }),
  };
}

/** Responses come in any order; this one follows no rule, but is always the same for the same ids. */
function shuffle<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  const rank = ({ id }: Item) => createHash('sha1').update(`${items.length}/${id}`).digest('hex');
  return [...items].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}

/** Answers `POST /$batch`: each part is authorized, answered and logged separately. @throws GraphError */
export async function answerBatch(engine: GraphEngine, batch: RootedRequest): Promise<GraphAnswer> {
  const admission = await authenticate(engine.context, batch.headers['authorization']);
  const { isStrict = false } = engine.context;
  const parts = parseBatch(batch.body);
  const answers = new Map<string, Promise<GraphAnswer>>();
  for (const part of parts) {
    const request = toRequest(part, batch.root);
    const awaited = part.dependsOn.map((id) => answers.get(id));
    const answer = Promise.all(awaited).then((earlier) =>
      earlier.some((one) => one !== undefined && one.status >= 400)
        ? failedDependency(engine.context.clock.now(), request)
        : answerPart(engine, request, admission),
    );
    answers.set(part.id, answer);
  }
  const answered = await Promise.all(
    parts.map(async ({ id }) => ({ id, answer: await answers.get(id) })),
  );
  const responses = shuffle(answered).map(
    ({ id, answer }) => answer && toResponse({ id, isStrict }, answer),
  );
  return { status: 200, headers: {}, body: { responses } };
}
