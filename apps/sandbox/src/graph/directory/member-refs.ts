import * as z from 'zod';
import type { PeopleList } from '../../tenant/classes';
import type { User } from '../../tenant/roster/entities';
import type { Call, Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { badRequest, denied, notFound } from '../../wire/graph-error';
import { findGroup } from './groups';

const referenceSchema = z.object({ '@odata.id': z.url({ protocol: /^https?$/ }) });

/** How a reference may name a person; like Graph, ignores the host. */
const namesPerson = /\/v1\.0\/(?:directoryObjects|users|education\/users)\/([^/?#]+)$/i;

function referredId({ body }: Call): string {
  const parsed = referenceSchema.safeParse(body);
  const id = parsed.success ? namesPerson.exec(parsed.data['@odata.id'])?.[1] : undefined;
  if (id === undefined) {
    throw badRequest("Invalid value for '@odata.id': it must be the absolute URL of a user.");
  }
  return decodeURIComponent(id);
}

function findPerson({ tenant }: Call, id: string): User {
  const user = tenant.user(id.toLowerCase());
  if (!user) throw notFound(id);
  return user;
}

/** People may change groups they own, and administrators any; the app itself only needs its permission. */
function mustManage({ caller }: Call, ownerIds: readonly string[]): void {
  const { user } = caller;
  if (user && !user.isAdministrator && !ownerIds.includes(user.id)) throw denied();
}

const done: GraphAnswer = { status: 204, headers: {} };

function addTo(list: PeopleList): Handler {
  return (call) => {
    const { id: classId, teacherIds } = findGroup(call);
    mustManage(call, teacherIds);
    const { id: userId } = findPerson(call, referredId(call));
    if (call.tenant.setMembership(list, { classId, userId }, true)) return done;
    throw badRequest(
      `One or more added object references already exist for the following modified properties: '${list}'.`,
    );
  };
}

function removeFrom(list: PeopleList): Handler {
  return (call) => {
    const { id: classId, teacherIds } = findGroup(call);
    mustManage(call, teacherIds);
    const { tenant } = call;
    const { id: userId } = findPerson(call, call.params['userId'] ?? '');
    const othersLeft = teacherIds.some((id) => id !== userId && tenant.user(id) !== undefined);
    if (list === 'owners' && teacherIds.includes(userId) && !othersLeft) {
      throw badRequest(
        'The group must have at least one owner, hence this owner cannot be removed.',
      );
    }
    if (!tenant.setMembership(list, { classId, userId }, false)) throw notFound(userId);
    return done;
  };
}

export const addMember = addTo('members');
export const addOwner = addTo('owners');
export const removeMember = removeFrom('members');
export const removeOwner = removeFrom('owners');
