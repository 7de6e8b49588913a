import express from 'express';
import type { Router } from 'express';
import * as z from 'zod';
import { deltaSettingsSchema, expirySignalSchema } from '../tenant/delta/delta-behavior';
import type { DeltaBehavior } from '../tenant/delta/delta-behavior';
import { parseInput } from './control-error';

const expirySchema = z
  .strictObject({ as: expirySignalSchema.default('resyncRequired') })
  .default({ as: 'resyncRequired' });

/** Delta queries: how they page, what replication does to them, and the end of their tokens. */
export function deltaRoutes(behavior: DeltaBehavior): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json(behavior.settings);
  });
  router.patch('/', (request, response) => {
    const given = Object.entries(parseInput(deltaSettingsSchema, request.body));
    behavior.change(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
    response.json(behavior.settings);
  });
  router.post('/expire', (request, response) => {
    behavior.expire(parseInput(expirySchema, request.body).as);
    response.status(204).end();
  });
  return router;
}
