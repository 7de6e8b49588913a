import { Router, type Request, type Response } from 'express';
import type { Clock } from '../wire/clock';
import { answerGraphErrors, sendAnswer, traceOf } from '../wire/send-answer';
import type { GraphAnswer } from '../wire/graph-message';
import { GraphError, invalidToken } from '../wire/graph-error';
import { readRange, type Range } from './content-range';
import type { UploadSession } from './upload-sessions';
import type { Uploads } from './uploads';

interface UploadRouting {
  readonly uploads: Uploads;
  readonly clock: Clock;
}

function findSession({ uploads }: UploadRouting, request: Request): UploadSession {
  // The address is all it takes; a bearer token was meant for a different service.
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

/** If a slice breaks off, what arrived of it is dropped, so it can be sent again. */
async function write(
  { uploads }: UploadRouting,
  { contentId }: UploadSession,
  { request, range }: { readonly request: Request; readonly range: Range },
): Promise<void> {
  const { start, length } = range;
  const came = await uploads.files.write(contentId, request, { at: start, limit: length });
  if (came === length) return;
  await uploads.files.cut(contentId, start);
  throw new GraphError(400, 'invalidRequest', "The fragment doesn't have the length it declares.");
}

async function receive(
  routing: UploadRouting,
  session: UploadSession,
  request: Request,
): Promise<GraphAnswer> {
  // A slice that broke off may still be winding down when the client tries again.
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
    // A client that broke off hears nothing.
    if (!(error instanceof GraphError) && !request.complete) return undefined;
    throw error;
  }
}

/** Upload session addresses; mount this at `/uploads`, before anything parses bodies. */
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
