import type { School } from '../../tenant/roster/entities';
import type { Call, Handler } from '../call/call';
import { classView, educationUserView, schoolView } from '../entities/education-views';
import { notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { lookupOf } from '../odata/collection';
import { usersOf } from '../directory/users';

function findSchool({ tenant, params }: Call): School {
  const id = params['id'] ?? '';
  const school = tenant.schools.find(id.toLowerCase());
  if (!school) throw notFound(id);
  return school;
}

export const listSchools: Handler = (call) => {
  const { schools } = call.tenant;
  const items = lookupOf(schools.ids, (id) => schools.find(id), schools.log.last);
  return answerCollection(call, { view: schoolView, items, context: 'education/schools' });
};

export const getSchool: Handler = (call) =>
  answerEntity(call, { view: schoolView, source: findSchool(call), context: 'education/schools' });

export const listClassesOfSchool: Handler = (call) => {
  const { id } = findSchool(call);
  const { classes } = call.tenant;
  const find = (classId: string) =>
    classes.isOfSchool(id, classId) ? classes.find(classId) : undefined;
  return answerCollection(call, {
    view: classView,
    items: lookupOf(classes.everOf(id), find, classes.log.last),
    context: `education/schools('${id}')/classes`,
  });
};

export const listUsersOfSchool: Handler = (call) => {
  const { id } = findSchool(call);
  const { schools } = call.tenant;
  return answerCollection(call, {
    view: educationUserView(call),
    items: usersOf(call, schools.everIn(id), (userId) => schools.hasPerson(id, userId)),
    context: `education/schools('${id}')/users`,
  });
};
