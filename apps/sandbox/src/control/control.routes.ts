import express, { type ErrorRequestHandler, type Router } from 'express';
import * as z from 'zod';
import { assignmentRoutes } from './assignment.routes';
import type { Control } from './control';
import { ControlError } from './input/control-error';
import { parseChanges, parseInput } from './input/parse-input';
import { deltaRoutes } from './delta.routes';
import { faultSchema } from './faults';
import { allowLoopbackOnly, refuseBrowserForgery } from './guard';
import { tenantRoutes } from './tenants/tenant.routes';

const sinceSchema = z.object({ since: z.coerce.number().int().min(0).default(0) });
const whoseSchema = z.strictObject({ userId: z.string().toLowerCase().optional() }).default({});
const seconds = z.int().min(1).optional();
const policySchema = z.strictObject({
  accessTokenLifetime: seconds,
  refreshTokenLifetime: seconds,
  strictRotation: z.boolean().optional(),
});

function faultRoutes({ faults }: Control): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json({ value: faults.list() });
  });
  router.post('/', (request, response) => {
    response.status(201).json({ id: faults.arm(parseInput(faultSchema, request.body)) });
  });
  router.delete('/', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.delete('/:id', (request, response) => {
    faults.disarm(request.params.id);
    response.status(204).end();
  });
  return router;
}

function requestRoutes({ journal }: Control): Router {
  const router = express.Router();
  router.get('/', (request, response) => {
    response.json(journal.since(parseInput(sinceSchema, request.query).since));
  });
  router.delete('/', (_request, response) => {
    journal.clear();
    response.status(204).end();
  });
  return router;
}

function tokenRoutes({ revocations }: Control): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json(revocations.policy);
  });
  router.patch('/', (request, response) => {
    revocations.setPolicy(parseChanges(policySchema, request.body));
    response.json(revocations.policy);
  });
  router.post('/expire', (request, response) => {
    revocations.expireAccessTokens(parseInput(whoseSchema, request.body).userId);
    response.status(204).end();
  });
  router.post('/revoke', (request, response) => {
    revocations.revoke(parseInput(whoseSchema, request.body).userId);
    response.status(204).end();
  });
  return router;
}

function isParserError(error: unknown): error is { status: number; message: string } {
  return typeof error === 'object' && error !== null && 'status' in error && 'expose' in error;
}

// A function expression, not an arrow: Express recognizes an error handler by its four parameters.
const answerErrors: ErrorRequestHandler = function (thrown: unknown, _request, response, next) {
  if (thrown instanceof ControlError) {
    response.status(thrown.status).json({ error: thrown.message, problems: thrown.problems });
    return;
  }
  if (!isParserError(thrown)) return next(thrown);
  response.status(thrown.status).json({ error: thrown.message });
};

/** Everything under `/_sandbox`: what tests, benchmarks and demos do to the sandbox behind the app's back. */
export function controlRoutes(control: Control): Router {
  const router = express.Router();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.use(
    allowLoopbackOnly(control.access),
    refuseBrowserForgery,
    express.json({ limit: '64mb' }),
  );
  router.use('/tenants', tenantRoutes(control.directory));
  router.use('/faults', faultRoutes(control));
  router.use('/requests', requestRoutes(control));
  router.use('/tokens', tokenRoutes(control));
  router.use('/assignments', assignmentRoutes(control.assignmentWork));
  router.use('/delta', deltaRoutes(control.deltaBehavior));
  router.post('/reset', (_request, response) => {
    control.reset();
    response.status(204).end();
  });
  router.use((request) => {
    throw new ControlError(404, `The control API has no ${request.method} ${request.originalUrl}.`);
  });
  router.use(answerErrors);
  return router;
}
