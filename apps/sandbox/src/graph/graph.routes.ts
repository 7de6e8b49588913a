import express, { Router } from 'express';
import type { Request } from 'express';
import { answerCall } from './answer-call';
import type { GraphEngine } from './answer-call';
import { answerBatch } from './batch';
import { contentRoutes } from './drives/content.routes';
import type { GraphAnswer, GraphContext } from './graph-context';
import { answerGraphErrors, sendAnswer, toGraphRequest, traceOf } from './graph-wire';
import { PageTokens } from './odata/page-tokens';

async function answer(engine: GraphEngine, request: Request): Promise<GraphAnswer> {
  const graphRequest = toGraphRequest(request);
  const isBatch = request.method === 'POST' && /^\/\$batch\/?$/i.test(graphRequest.path);
  return isBatch ? answerBatch(engine, graphRequest) : answerCall(engine, graphRequest);
}

/** Microsoft Graph v1.0, as far as it is imitated; mount it at `/v1.0`. */
export function graphRoutes(context: GraphContext): Router {
  const engine = { context, pageTokens: new PageTokens(context.clock) };
  const router = Router();
  router.use(contentRoutes(engine));
  router.use(express.json({ limit: '4mb', strict: false }));
  router.use(async (request, response) => {
    const trace = traceOf(request, context.clock);
    sendAnswer(response, await answer(engine, request), trace);
  });
  router.use(answerGraphErrors(context.clock));
  return router;
}
