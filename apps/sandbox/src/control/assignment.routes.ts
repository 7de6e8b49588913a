import express, { type Router } from 'express';
import { assignmentWorkSchema, type AssignmentWork } from '../tenant/assignments/assignment-work';
import { parseChanges } from './input/parse-input';

/** The background work of the assignments service: how long it takes, and whether publishing fails. */
export function assignmentRoutes(work: AssignmentWork): Router {
  const router = express.Router();
  router.get('/', (_request, response) => {
    response.json(work.settings);
  });
  router.patch('/', (request, response) => {
    work.change(parseChanges(assignmentWorkSchema, request.body));
    response.json(work.settings);
  });
  return router;
}
