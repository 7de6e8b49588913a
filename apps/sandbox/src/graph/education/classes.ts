import type { PeopleList } from '../../tenant/classes';
import type { Class } from '../../tenant/roster/entities';
import type { Call, Handler } from '../call/call';
import { classView, educationUserView, schoolView } from '../entities/education-views';
import { groupView } from '../entities/group-type';
import { isOutsider } from '../entities/membership';
import { denied, notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf, lookupOf } from '../odata/collection';
import { peopleIn } from '../directory/users';

function findClass({ tenant, params }: Call): Class {
  const id = params['id'] ?? '';
  const item = tenant.classes.find(id.toLowerCase());
  if (!item) throw notFound(id);
  return item;
}

/** Users may only ask about their own classes. */
function findOwnClass(call: Call): Class {
  const item = findClass(call);
  if (isOutsider(call.caller, item)) throw denied();
  return item;
}

export const listClasses: Handler = (call) => {
  const { classes } = call.tenant;
  const items = lookupOf(classes.ids, (id) => classes.find(id), classes.log.last);
  return answerCollection(call, { view: classView, items, context: 'education/classes' });
};

export const getClass: Handler = (call) =>
  answerEntity(call, { view: classView, source: findOwnClass(call), context: 'education/classes' });

function answerPeople(call: Call, name: string, list: PeopleList) {
  const item = findOwnClass(call);
  return answerCollection(call, {
    view: educationUserView(call),
    items: peopleIn(call, list, item.id),
    context: `education/classes('${item.id}')/${name}`,
  });
}

/** Students and teachers. */
export const listMembers: Handler = (call) => answerPeople(call, 'members', 'members');

export const listTeachers: Handler = (call) => answerPeople(call, 'teachers', 'owners');

export const listSchoolsOfClass: Handler = (call) => {
  const { id, schoolId } = findOwnClass(call);
  const school = call.tenant.schools.find(schoolId);
  const context = `education/classes('${id}')/schools`;
  return answerCollection(call, {
    view: schoolView,
    items: listOf(school ? [school] : []),
    context,
  });
};

export const getGroupOfClass: Handler = (call) =>
  answerEntity(call, { view: groupView(call), source: findOwnClass(call), context: 'groups' });
