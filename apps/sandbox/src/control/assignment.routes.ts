import express from 'express';
import type { Router } from 'express';
import { assignmentWorkSchema } from '../tenant/assignments/assignment-work';
import type { AssignmentWork } from '../tenant/assignments/assignment-work';
import { parseInput } from './control-error';

/** The background work of the assignments service: how long it takes, and whether publishing fails. */
export function assignmentRoutes(work: AssignmentWork): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json(work.settings);
  });
  router.patch('/', (request, response) => {
    const given = Object.entries(parseInput(assignmentWorkSchema, request.body));
    work.change(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
    response.json(work.settings);
  });
  return router;
}
