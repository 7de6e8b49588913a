import express, { type Router } from 'express';
import * as z from 'zod';
import {
  deltaSettingsSchema,
  expirySignalSchema,
  type DeltaBehavior,
} from '../tenant/delta-behavior';
import { parseChanges, parseInput } from './input/parse-input';

const expirySchema = z
  .strictObject({ as: expirySignalSchema.default('resyncRequired') })
  .default({ as: 'resyncRequired' });

/** Delta queries: how they page, how replication affects them, and when their tokens end. */
export function deltaRoutes(behavior: DeltaBehavior): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json(behavior.settings);
  });
  router.patch('/', (request, response) => {
    behavior.change(parseChanges(deltaSettingsSchema, request.body));
    response.json(behavior.settings);
  });
  router.post('/expire', (request, response) => {
    behavior.expire(parseInput(expirySchema, request.body).as);
    response.status(204).end();
  });
  return router;
}
