import express, { type Request, type Router } from 'express';
import type { Membership } from '../../tenant/classes';
import type { Directory } from '../../tenant/directory';
import type { Tenant } from '../../tenant/tenant';
import { ControlError } from '../input/control-error';
import { parseInput } from '../input/parse-input';
import {
  changeMemberships,
  membershipChangesSchema,
  setRole,
  type ClassRole,
} from './change-memberships';
import { findTenant } from './find-tenant';

function membershipIn(tenant: Tenant, request: Request): Membership {
  const { classId, user } = request.params;
  const item = tenant.classes.find(String(classId).toLowerCase());
  const person = tenant.findPerson(String(user));
  if (!item) throw new ControlError(404, `No class ${String(classId)} in ${tenant.domain}.`);
  if (!person) throw new ControlError(404, `No user ${String(user)} in ${tenant.domain}.`);
  return { classId: item.id, userId: person.id };
}

const rolesByPath = { students: 'student', teachers: 'teacher' } as const;

/** Who is a student or a teacher of which class. */
export function membershipRoutes(directory: Directory): Router {
  const router = express.Router({ mergeParams: true });
  const set = (request: Request, role: ClassRole, isIn: boolean): boolean => {
    const tenant = findTenant(directory, request);
    return setRole(tenant, membershipIn(tenant, request), { role, isIn });
  };
  router.post('/memberships/changes', (request, response) => {
    const changes = parseInput(membershipChangesSchema, request.body);
    response.json({ changed: changeMemberships(findTenant(directory, request), changes) });
  });
  for (const [name, role] of Object.entries(rolesByPath)) {
    router.put(`/classes/:classId/${name}/:user`, (request, response) => {
      set(request, role, true);
      response.status(204).end();
    });
    router.delete(`/classes/:classId/${name}/:user`, (request, response) => {
      if (!set(request, role, false)) {
        throw new ControlError(404, `They aren't a ${role} of the class.`);
      }
      response.status(204).end();
    });
  }
  return router;
}
