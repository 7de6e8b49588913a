import { Router } from 'express';
import type { Request, Response } from 'express';
import { answerGraphErrors, sendAnswer, traceOf } from '../graph/graph-wire';
import type { GraphAnswer } from '../graph/graph-context';
import { GraphError, invalidToken } from '../graph/graph-error';
import { readRange } from './content-range';
import type { Range } from './content-range';
import type { UploadSession } from './upload-sessions';
import type { Uploads } from './uploads';

interface UploadRouting {
  readonly uploads: Uploads;
  readonly clock: { now(): Date };
}

function findSession({ uploads }: UploadRouting, request: Request): UploadSession {
  // The address is all it takes; a bearer token was sent to the wrong service.
  if (request.headers.authorization !== undefined) {
    throw invalidToken('An upload URL takes no Authorization header.');
  }
  const session = uploads.sessions.find(String(request.params['session']));
  if (session) return session;
  throw new GraphError(404, 'itemNotFound', 'The upload session was not found.');
}

function statusOf({ expiresAt, received }: UploadSession): object {
  return {
    expirationDateTime: expiresAt.toISOString(),
    nextExpectedRanges: [`${received}-`],
  };
}

/** What came of a slice is dropped when it breaks off, so that it can be sent again. */
async function write(
  { uploads }: UploadRouting,
  { contentId }: UploadSession,
  { request, range }: { readonly request: Request; readonly range: Range },
): Promise<void> {
  const { start, length } = range;
  const came = await uploads.files.write(contentId, request, { at: start, limit: length });
  if (came === length) return;
  await uploads.files.cut(contentId, start);
  throw new GraphError(400, 'invalidRequest', 'The fragment is not as long as it says.');
}

async function receive(
  routing: UploadRouting,
  session: UploadSession,
  request: Request,
): Promise<GraphAnswer> {
  // One that broke off may still be on its way out when the client tries again.
  while (session.coming) await session.coming;
  const range = readRange(session, {
    'content-range': request.headers['content-range'],
    'content-length': request.headers['content-length'],
  });
  const writing = write(routing, session, { request, range });
  session.coming = writing
    .catch(() => undefined)
    .finally(() => {
      session.coming = undefined;
    });
  await writing;
  session.total = range.total;
  const { sessions } = routing.uploads;
  sessions.advance(session, range.length);
  if (session.received < range.total) {
    return { status: 202, headers: {}, body: statusOf(session) };
  }
  sessions.close(session);
  return session.finish(range.total);
}

async function answer(
  routing: UploadRouting,
  request: Request,
  make: (session: UploadSession) => Promise<GraphAnswer>,
): Promise<GraphAnswer | undefined> {
  try {
    return await make(findSession(routing, request));
  } catch (error) {
    // Whoever broke off hears nothing any more.
    if (!(error instanceof GraphError) && !request.complete) return undefined;
    throw error;
  }
}

/** Addresses of upload sessions; mount it at `/uploads`, before anything reads bodies. */
export function uploadRoutes(routing: UploadRouting): Router {
  const { uploads, clock } = routing;
  const router = Router();
  const path = '/:tenant/:session';
  const reply = (request: Request, response: Response, answered: GraphAnswer | undefined) => {
    if (answered) sendAnswer(response, answered, traceOf(request, clock));
  };
  router.put(path, async (request, response) => {
    const make = (session: UploadSession) => receive(routing, session, request);
    reply(request, response, await answer(routing, request, make));
  });
  router.get(path, (request, response) => {
    const body = statusOf(findSession(routing, request));
    reply(request, response, { status: 200, headers: {}, body });
  });
  router.delete(path, (request, response) => {
    const session = findSession(routing, request);
    uploads.sessions.close(session);
    uploads.files.remove(session.contentId);
    reply(request, response, { status: 204, headers: {} });
  });
  router.use(answerGraphErrors(clock));
  return router;
}
