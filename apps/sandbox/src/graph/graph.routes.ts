import express, { Router, type Request } from 'express';
import type { GraphAnswer } from '../wire/graph-message';
import { answerGraphErrors, sendAnswer, traceOf } from '../wire/send-answer';
import { toGraphRequest } from '../wire/read-request';
import { answerCall, type GraphEngine } from './endpoints/answer-call';
import { answerBatch } from './batch/batch';
import { contentRoutes } from './content.routes';
import type { GraphContext } from './call/graph-context';
import { PageTokens } from './query/page-tokens';

async function answer(engine: GraphEngine, request: Request): Promise<GraphAnswer> {
  const graphRequest = toGraphRequest(request);
  const isBatch = request.method === 'POST' && /^\/\$batch\/?$/i.test(graphRequest.path);
  return isBatch ? answerBatch(engine, graphRequest) : answerCall(engine, graphRequest);
}

/** The parts of Microsoft Graph v1.0 that the sandbox imitates; mount it at `/v1.0`. */
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
