import type { Class } from '../tenant/entities';
import type { Call, Handler } from './call';
import { groupView } from './entities/group-type';
import { isOutsider } from './entities/membership';
import { userView } from './entities/user-type';
import { denied, notFound } from './graph-error';
import { answerCollection, answerEntity } from './odata/answer-collection';
import { project, selectProperties } from './odata/entity-type';
import { usersOf } from './users';

/** The group behind a class. @throws GraphError 404 */
export function findGroup({ tenant, params }: Call): Class {
  const id = params['id'] ?? '';
  const group = tenant.classes.find(id.toLowerCase());
  if (!group) throw notFound(id);
  return group;
}

export const getGroup: Handler = (call) =>
  answerEntity(call, { view: groupView(call), source: findGroup(call), context: 'groups' });

/** Membership is hidden, also from the app itself without Member.Read.Hidden. */
function listPeople(call: Call, idsOf: (group: Class) => readonly string[]) {
  const group = findGroup(call);
  const { caller } = call;
  if (caller.user ? isOutsider(caller, group) : !caller.has('Member.Read.Hidden')) throw denied();
  const view = userView(call);
  return answerCollection(call, {
    view,
    items: usersOf(call, idsOf(group)),
    context: 'directoryObjects',
    present: (user, select) => ({
      '@odata.type': '#microsoft.graph.user',
      ...project(view, user, selectProperties(view.type, select)),
    }),
  });
}

export const listGroupMembers: Handler = (call) => listPeople(call, ({ memberIds }) => memberIds);

export const listGroupOwners: Handler = (call) => listPeople(call, ({ teacherIds }) => teacherIds);
