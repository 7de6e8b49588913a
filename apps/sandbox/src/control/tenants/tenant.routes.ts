import express, { type Request, type Router } from 'express';
import * as z from 'zod';
import {
  applicationPermissions,
  delegatedPermissions,
} from '../../entra/registration/registration';
import type { Directory } from '../../tenant/directory';
import type { User } from '../../tenant/roster/entities';
import type { Tenant } from '../../tenant/tenant';
import { ControlError } from '../input/control-error';
import { parseInput } from '../input/parse-input';
import { changesSchema, changeUsers, patchSchema, patchUser } from './change-users';
import { findTenant, removalOf } from './find-tenant';
import { membershipRoutes } from './membership.routes';
import { classKind, schoolKind } from './roster-kinds';
import { rosterRoutes } from './roster.routes';

const listedUsers = 100;

function toAccount(user: User) {
  const { id, userPrincipalName, displayName, roles, password, isEnabled } = user;
  return { id, userPrincipalName, displayName, roles, password, accountEnabled: isEnabled };
}

/** Administrators first: a truncated list should still have one of each role. */
function firstUsers(tenant: Tenant): User[] {
  const people = tenant.people();
  const administrators = people.filter(({ isAdministrator }) => isAdministrator);
  const others = people.slice(0, listedUsers).filter(({ isAdministrator }) => !isAdministrator);
  return [...administrators, ...others].slice(0, listedUsers);
}

function toSummary(tenant: Tenant, users: readonly User[]) {
  const { id, domain, name } = tenant;
  const grants = tenant.grants();
  return {
    id,
    domain,
    name,
    isConsented: (grants?.application.length ?? 0) > 0,
    userCount: tenant.people().length,
    users: users.map(toAccount),
  };
}

function listTenants(directory: Directory, name: string | undefined) {
  if (name === undefined) {
    return directory.tenants().map((tenant) => toSummary(tenant, firstUsers(tenant)));
  }
  return directory.tenants().flatMap((tenant) => {
    const user = tenant.findPerson(name);
    return user ? [toSummary(tenant, [user])] : [];
  });
}

interface Found {
  readonly tenant: Tenant;
  readonly id: string;
}

function findUser(directory: Directory, request: Request): Found {
  const tenant = findTenant(directory, request);
  const name = String(request.params['user']);
  const user = tenant.findPerson(name);
  if (!user) throw new ControlError(404, `No user ${name} in ${tenant.domain}.`);
  return { tenant, id: user.id };
}

/** Id of a user who may already be removed, and so can only be looked up by the name in the roster. */
function idOfGone(tenant: Tenant, name: string): string {
  return tenant.findPerson(name)?.id ?? tenant.roster.userIdByName(name) ?? name.toLowerCase();
}

function removeUser(directory: Directory, request: Request): void {
  const tenant = findTenant(directory, request);
  const removal = removalOf(request);
  const name = String(request.params['user']);
  if (!tenant.removeUser(idOfGone(tenant, name), removal)) {
    throw new ControlError(404, `No user ${name} in ${tenant.domain}.`);
  }
}

function restoreUser(directory: Directory, request: Request): User {
  const tenant = findTenant(directory, request);
  const name = String(request.params['user']);
  const user = tenant.restoreUser(idOfGone(tenant, name));
  if (!user) throw new ControlError(404, `No removed user ${name} in ${tenant.domain}.`);
  return user;
}

const consentSchema = z.strictObject({
  granted: z.boolean(),
  without: z.array(z.string()).optional().describe('Permissions to leave out'),
});

const namesOf = (permissions: readonly { readonly name: string }[], without: readonly string[]) =>
  permissions.map(({ name }) => name).filter((name) => !without.includes(name));

function setConsent(directory: Directory, request: Request) {
  const tenant = findTenant(directory, request);
  const { granted, without } = parseInput(consentSchema, request.body);
  if (!granted || without) tenant.withdrawConsent();
  if (granted) {
    tenant.grantForTenant(
      namesOf(delegatedPermissions, without ?? []),
      namesOf(applicationPermissions, without ?? []),
    );
  }
  return toSummary(tenant, []);
}

const listSchema = z.object({ user: z.string().optional() });

/** Tenants, their people, schools and classes, and their consent. */
export function tenantRoutes(directory: Directory): Router {
  const router = express.Router();
  router.get('/', (request, response) => {
    response.json(listTenants(directory, parseInput(listSchema, request.query).user));
  });
  router.post('/:tenant/consent', (request, response) => {
    response.json(setConsent(directory, request));
  });
  router.get('/:tenant/access', (request, response) => {
    response.json({ userIds: findTenant(directory, request).appAccess.userIds });
  });
  router.use('/:tenant/schools', rosterRoutes(directory, schoolKind));
  router.use('/:tenant', membershipRoutes(directory));
  router.use('/:tenant/classes', rosterRoutes(directory, classKind));
  router.post('/:tenant/users/changes', (request, response) => {
    const tenant = findTenant(directory, request);
    response.json({ changed: changeUsers(tenant, parseInput(changesSchema, request.body)) });
  });
  router.patch('/:tenant/users/:user', (request, response) => {
    const { tenant, id } = findUser(directory, request);
    const user = patchUser(tenant, id, parseInput(patchSchema, request.body));
    response.json(user && toAccount(user));
  });
  router.delete('/:tenant/users/:user', (request, response) => {
    removeUser(directory, request);
    response.status(204).end();
  });
  router.post('/:tenant/users/:user/restore', (request, response) => {
    response.json(toAccount(restoreUser(directory, request)));
  });
  return router;
}
