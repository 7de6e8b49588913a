import type { User } from '../tenant/entities';
import { meOf } from './call';
import type { Call, Handler } from './call';
import { userView } from './entities/user-type';
import { notFound } from './graph-error';
import { answerCollection, answerEntity } from './odata/answer-collection';
import { lookupOf } from './odata/collection';
import type { Collection } from './odata/collection';

/** Everyone of the tenant, as a collection that costs a page to show a page of. */
export function everyone(call: Call): Collection<User> {
  return usersOf(call, call.tenant.roster.userIds);
}

/** People given by id; removed ones are left out. */
export function usersOf(
  { tenant }: Pick<Call, 'tenant'>,
  ids: readonly string[],
): Collection<User> {
  return lookupOf(ids, (id) => tenant.user(id), tenant.changes.last);
}

/** Someone by id or user principal name. @throws GraphError 404 */
export function findUser({ tenant }: Pick<Call, 'tenant'>, name: string): User {
  const user = tenant.findPerson(name);
  if (!user) throw notFound(name);
  return user;
}

export const getMe: Handler = (call) =>
  answerEntity(call, { view: userView(call), source: meOf(call), context: 'users' });

export const getUser: Handler = (call) => {
  const source = findUser(call, call.params['id'] ?? '');
  return answerEntity(call, { view: userView(call), source, context: 'users' });
};

export const listUsers: Handler = (call) =>
  answerCollection(call, { view: userView(call), items: everyone(call), context: 'users' });

/** Someone who was removed and can still be restored. */
export const getDeletedUser: Handler = (call) => {
  const id = call.params['id'] ?? '';
  const source = call.tenant.restorableUser(id.toLowerCase());
  if (!source) throw notFound(id);
  const { body, ...answer } = answerEntity(call, {
    view: userView(call),
    source,
    context: 'directoryObjects',
  });
  return { ...answer, body: { '@odata.type': '#microsoft.graph.user', ...body } };
};
