import type { PeopleList } from '../../tenant/classes';
import type { User } from '../../tenant/roster/entities';
import { meOf, type Call, type Handler } from '../call/call';
import { userView } from '../entities/user-type';
import { notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { lookupOf, type Collection } from '../odata/collection';

/** Everyone in the tenant, as a collection where showing a page costs just a page. */
export function everyone(call: Call): Collection<User> {
  return usersOf(call, call.tenant.users.ids);
}

/** The people with the given ids, except removed ones and those who aren't in the list any more. */
export function usersOf(
  { tenant }: Pick<Call, 'tenant'>,
  ids: readonly string[],
  isIn: (id: string) => boolean = () => true,
): Collection<User> {
  const version = tenant.users.log.last + tenant.classes.log.last;
  return lookupOf(ids, (id) => (isIn(id) ? tenant.user(id) : undefined), version);
}

/** The people in a class's list, at positions that don't change while others come and go. */
export function peopleIn(call: Call, list: PeopleList, classId: string): Collection<User> {
  const { classes } = call.tenant;
  return usersOf(call, classes.everIn(list, classId), (userId) =>
    classes.hasPerson(list, { classId, userId }),
  );
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

/** Someone who was removed but can still be restored. */
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
