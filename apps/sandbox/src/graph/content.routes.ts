import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import type { GraphAnswer } from '../wire/graph-message';
import { GraphError } from '../wire/graph-error';
import { sendAnswer, traceOf } from '../wire/send-answer';
import { toGraphRequest } from '../wire/read-request';
import { authenticate } from './call/authorize-call';
import { answerAdmitted, type GraphEngine } from './endpoints/answer-call';
import { contentToCome } from './drives/drive-writes';
import { UploadedContent } from './drives/put-file';

/** How many bytes one request can bring. */
const limit = 250 * 1024 * 1024;

function checkSize(bytes: number): void {
  if (bytes <= limit) return;
  const message = 'A file over 250 MB needs an upload session.';
  throw new GraphError(413, 'invalidRequest', message);
}

/** Checks first whether the file is allowed, then streams it to disk. @throws GraphError */
async function receive(engine: GraphEngine, request: Request): Promise<GraphAnswer> {
  const { files } = engine.context.uploads;
  const call = toGraphRequest(request);
  const admission = await authenticate(engine.context, call.headers['authorization']);
  answerAdmitted(engine, { ...call, body: contentToCome }, admission);
  checkSize(Number(call.headers['content-length'] ?? 0));
  const contentId = randomUUID();
  try {
    const size = await files.write(contentId, request, { at: 0, limit });
    checkSize(size);
    const body = new UploadedContent(contentId, size);
    return answerAdmitted(engine, { ...call, body }, admission);
  } catch (error) {
    files.remove(contentId);
    throw error;
  }
}

const path = /^\/drives\/[^/]+\/items\/[^/]+:\/[^/]+:\/content\/?$/i;

/** File contents, which aren't JSON whatever their type claims; mount this before anything parses bodies. */
export function contentRoutes(engine: GraphEngine): Router {
  const router = Router();
  router.put(path, async (request, response) => {
    const trace = traceOf(request, engine.context.clock);
    try {
      sendAnswer(response, await receive(engine, request), trace);
    } catch (error) {
      // A client that broke off hears nothing.
      if (error instanceof GraphError || request.complete) throw error;
    }
  });
  return router;
}
