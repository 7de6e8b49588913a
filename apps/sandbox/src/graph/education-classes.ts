import type { Class } from '../tenant/entities';
import type { Call, Handler } from './call';
import { classView, educationUserView, schoolView } from './entities/education-views';
import { groupView } from './entities/group-type';
import { isOutsider } from './entities/membership';
import { denied, notFound } from './graph-error';
import { answerCollection, answerEntity } from './odata/answer-collection';
import { listOf, lookupOf } from './odata/collection';
import { usersOf } from './users';

function findClass({ tenant, params }: Call): Class {
  const id = params['id'] ?? '';
  const item = tenant.classes.find(id.toLowerCase());
  if (!item) throw notFound(id);
  return item;
}

/** A class that a user asks about must be their own. */
function findOwnClass(call: Call): Class {
  const item = findClass(call);
  if (isOutsider(call.caller, item)) throw denied();
  return item;
}

export const listClasses: Handler = (call) => {
  const { roster, classes } = call.tenant;
  const items = lookupOf(roster.classIds, (id) => classes.find(id), classes.version);
  return answerCollection(call, { view: classView, items, context: 'education/classes' });
};

export const getClass: Handler = (call) =>
  answerEntity(call, { view: classView, source: findOwnClass(call), context: 'education/classes' });

function answerPeople(call: Call, name: string, idsOf: (item: Class) => readonly string[]) {
  const item = findOwnClass(call);
  return answerCollection(call, {
    view: educationUserView(call),
    items: usersOf(call, idsOf(item)),
    context: `education/classes('${item.id}')/${name}`,
  });
}

/** Students and teachers. */
export const listMembers: Handler = (call) =>
  answerPeople(call, 'members', ({ memberIds }) => memberIds);

export const listTeachers: Handler = (call) =>
  answerPeople(call, 'teachers', ({ teacherIds }) => teacherIds);

export const listSchoolsOfClass: Handler = (call) => {
  const { id, schoolId } = findOwnClass(call);
  const school = call.tenant.roster.schools.get(schoolId);
  const context = `education/classes('${id}')/schools`;
  return answerCollection(call, {
    view: schoolView,
    items: listOf(school ? [school] : []),
    context,
  });
};

export const getGroupOfClass: Handler = (call) =>
  answerEntity(call, { view: groupView(call), source: findOwnClass(call), context: 'groups' });
