import type { Class, User } from '../../tenant/roster/entities';
import { meOf, type Call, type Handler } from '../call/call';
import { classView, educationUserView, schoolView } from '../entities/education-views';
import { visibleClasses } from '../entities/membership';
import { userView } from '../entities/user-type';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { everyone, findUser } from '../directory/users';

/** Who a path under `/education/me` or `/education/users/{id}` refers to. */
function subject(call: Call): User {
  const id = call.params['id'];
  return id === undefined ? meOf(call) : findUser(call, id);
}

/** The subject, as it appears in context URLs. */
function subjectPath(call: Call, user: User): string {
  return call.params['id'] === undefined ? 'education/me' : `education/users('${user.id}')`;
}

export const getEducationUser: Handler = (call) => {
  const isMe = call.params['id'] === undefined;
  return answerEntity(call, {
    view: educationUserView(call),
    source: subject(call),
    context: isMe ? 'education/me' : 'education/users',
  });
};

export const listEducationUsers: Handler = (call) =>
  answerCollection(call, {
    view: educationUserView(call),
    items: everyone(call),
    context: 'education/users',
  });

function answerClasses(call: Call, name: string, classesOf: (userId: string) => readonly Class[]) {
  const user = subject(call);
  const classes = visibleClasses(call.caller, user.id, classesOf(user.id));
  const context = `${subjectPath(call, user)}/${name}`;
  return answerCollection(call, { view: classView, items: listOf(classes), context });
}

export const listClassesOfUser: Handler = (call) =>
  answerClasses(call, 'classes', (id) => call.tenant.classes.ofMember(id));

export const listTaughtClasses: Handler = (call) =>
  answerClasses(call, 'taughtClasses', (id) => call.tenant.classes.ofTeacher(id));

export const listSchoolsOfUser: Handler = (call) => {
  const user = subject(call);
  const items = listOf(call.tenant.schools.ofUser(user.id));
  const context = `${subjectPath(call, user)}/schools`;
  return answerCollection(call, { view: schoolView, items, context });
};

export const getDirectoryUser: Handler = (call) =>
  answerEntity(call, { view: userView(call), source: subject(call), context: 'users' });
