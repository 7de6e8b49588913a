import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request } from 'express';
import { answerAdmitted } from '../answer-call';
import type { GraphEngine } from '../answer-call';
import { authenticate } from '../authorize-call';
import type { GraphAnswer } from '../graph-context';
import { GraphError } from '../graph-error';
import { sendAnswer, toGraphRequest, traceOf } from '../graph-wire';
import { contentToCome } from './drive-writes';
import { UploadedContent } from './put-file';

/** Bytes that one request can bring. */
const limit = 250 * 1024 * 1024;

function checkSize(bytes: number): void {
  if (bytes <= limit) return;
  const message = 'A file above 250 MB needs an upload session.';
  throw new GraphError(413, 'invalidRequest', message);
}

/** Asks first whether the file may come, and lets it onto the disk as it comes. @throws GraphError */
async function receive(engine: GraphEngine, request: Request): Promise<GraphAnswer> {
  const { files } = engine.context.uploads;
  const asked = toGraphRequest(request);
  const admission = await authenticate(engine.context, asked.headers['authorization']);
  answerAdmitted(engine, { ...asked, body: contentToCome }, admission);
  checkSize(Number(asked.headers['content-length'] ?? 0));
  const contentId = randomUUID();
  try {
    const size = await files.write(contentId, request, { at: 0, limit });
    checkSize(size);
    const body = new UploadedContent(contentId, size);
    return answerAdmitted(engine, { ...asked, body }, admission);
  } catch (error) {
    files.remove(contentId);
    throw error;
  }
}

const path = /^\/drives\/[^/]+\/items\/[^/]+:\/[^/]+:\/content\/?$/i;

/** Contents of files, which are no JSON whatever their type says; mount it before anything reads bodies. */
export function contentRoutes(engine: GraphEngine): Router {
  const router = Router();
  router.put(path, async (request, response) => {
    const trace = traceOf(request, engine.context.clock);
    try {
      sendAnswer(response, await receive(engine, request), trace);
    } catch (error) {
      // Whoever broke off hears nothing any more.
      if (error instanceof GraphError || request.complete) throw error;
    }
  });
  return router;
}
