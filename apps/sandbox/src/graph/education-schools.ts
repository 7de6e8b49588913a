import type { School } from '../tenant/entities';
import type { Call, Handler } from './call';
import { classView, educationUserView, schoolView } from './entities/education-views';
import { notFound } from './graph-error';
import { answerCollection, answerEntity } from './odata/answer-collection';
import { listOf } from './odata/collection';
import { usersOf } from './users';

function findSchool({ tenant, params }: Call): School {
  const id = params['id'] ?? '';
  const school = tenant.roster.schools.get(id.toLowerCase());
  if (!school) throw notFound(id);
  return school;
}

export const listSchools: Handler = (call) =>
  answerCollection(call, {
    view: schoolView,
    items: listOf(call.tenant.roster.data.schools),
    context: 'education/schools',
  });

export const getSchool: Handler = (call) =>
  answerEntity(call, { view: schoolView, source: findSchool(call), context: 'education/schools' });

export const listClassesOfSchool: Handler = (call) => {
  const { id } = findSchool(call);
  return answerCollection(call, {
    view: classView,
    items: listOf(call.tenant.classes.ofSchool(id)),
    context: `education/schools('${id}')/classes`,
  });
};

export const listUsersOfSchool: Handler = (call) => {
  const { id, userIds } = findSchool(call);
  return answerCollection(call, {
    view: educationUserView(call),
    items: usersOf(call, userIds),
    context: `education/schools('${id}')/users`,
  });
};
