import type { PeopleList } from '../../tenant/classes';
import type { Class } from '../../tenant/roster/entities';
import type { Call, Handler } from '../call/call';
import { groupView } from '../entities/group-type';
import { isOutsider } from '../entities/membership';
import { userView } from '../entities/user-type';
import { denied, notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { project, selectProperties } from '../odata/entity-type';
import { peopleIn } from './users';

/** The group behind a class. @throws GraphError 404 */
export function findGroup({ tenant, params }: Call): Class {
  const id = params['id'] ?? '';
  const group = tenant.classes.find(id.toLowerCase());
  if (!group) throw notFound(id);
  return group;
}

export const getGroup: Handler = (call) =>
  answerEntity(call, { view: groupView(call), source: findGroup(call), context: 'groups' });

/** Membership is hidden, even from the app itself without Member.Read.Hidden. */
function listPeople(call: Call, list: PeopleList) {
  const group = findGroup(call);
  const { caller } = call;
  if (caller.user ? isOutsider(caller, group) : !caller.has('Member.Read.Hidden')) throw denied();
  const view = userView(call);
  return answerCollection(call, {
    view,
    items: peopleIn(call, list, group.id),
    context: 'directoryObjects',
    present: (user, select) => ({
      '@odata.type': '#microsoft.graph.user',
      ...project(view, user, selectProperties(view.type, select)),
    }),
  });
}

export const listGroupMembers: Handler = (call) => listPeople(call, 'members');

export const listGroupOwners: Handler = (call) => listPeople(call, 'owners');
