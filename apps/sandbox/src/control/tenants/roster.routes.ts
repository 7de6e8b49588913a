import express, { type Request, type Router } from 'express';
import type { Directory } from '../../tenant/directory';
import { parseInput } from '../input/parse-input';
import { rosterChangesSchemaOf, TenantRoster } from './change-roster';
import { findTenant, removalOf } from './find-tenant';
import type { RosterKind } from './roster-kinds';

function idIn(request: Request): string {
  return String(request.params['id']).toLowerCase();
}

/** A tenant's schools, or its classes: added, changed, removed and brought back, singly or many at once. */
export function rosterRoutes<
  Item extends { readonly id: string },
  Patch extends object,
  New extends { readonly id?: string | undefined; readonly externalId: string },
>(directory: Directory, kind: RosterKind<Item, Patch, New>): Router {
  const router = express.Router({ mergeParams: true });
  const rosterOf = (request: Request) => new TenantRoster(findTenant(directory, request), kind);
  const changesSchema = rosterChangesSchemaOf(kind);
  router.post('/', (request, response) => {
    const item = rosterOf(request).add(parseInput(kind.newSchema, request.body));
    response.status(201).json(kind.toJson(item));
  });
  router.post('/changes', (request, response) => {
    const roster = rosterOf(request);
    response.json({ changed: roster.change(parseInput(changesSchema, request.body)) });
  });
  router.patch('/:id', (request, response) => {
    const roster = rosterOf(request);
    const patch = parseInput(kind.patchSchema, request.body);
    response.json(kind.toJson(roster.patch(idIn(request), patch)));
  });
  router.delete('/:id', (request, response) => {
    rosterOf(request).remove(idIn(request), removalOf(request));
    response.status(204).end();
  });
  router.post('/:id/restore', (request, response) => {
    response.json(kind.toJson(rosterOf(request).restore(idIn(request))));
  });
  return router;
}
