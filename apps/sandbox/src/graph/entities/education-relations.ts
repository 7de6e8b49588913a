import type { Class, School, User } from '../../tenant/entities';
import type { Call } from '../call';
import { denied } from '../graph-error';
import { openView, project, selectProperties } from '../odata/entity-type';
import type { ExpandRelation, JsonObject, View } from '../odata/entity-type';
import { classType, plainUserView, schoolType } from './education-types';
import { groupView } from './group-type';
import { isOutsider, visibleClasses } from './membership';
import { userView } from './user-type';

/** What can be expanded of the roster. More than the first twenty nobody sees. */

const enough = 21;
const classView = openView(classType);
const schoolView = openView(schoolType);

type Select = readonly string[] | undefined;

function showAll<Source>(
  view: View<Source>,
  sources: readonly Source[],
  select: Select,
): JsonObject[] {
  const properties = selectProperties(view.type, select);
  return sources.slice(0, enough).map((source) => project(view, source, properties));
}

function showOne<Source>(view: View<Source>, source: Source, select: Select): JsonObject {
  return project(view, source, selectProperties(view.type, select));
}

function peopleOf(call: Call, ids: readonly string[], select: Select): JsonObject[] {
  const people = ids.map((id) => call.tenant.user(id)).filter((user) => user !== undefined);
  return showAll(plainUserView(call), people, select);
}

export const userRelations: Readonly<Record<string, ExpandRelation<User>>> = {
  classes: ({ id }, call, select) => {
    const classes = call.tenant.classes.ofMember(id);
    return showAll(classView, visibleClasses(call.caller, id, classes), select);
  },
  taughtClasses: ({ id }, call, select) => {
    const classes = call.tenant.classes.ofTeacher(id);
    return showAll(classView, visibleClasses(call.caller, id, classes), select);
  },
  schools: ({ id }, call, select) =>
    showAll(schoolView, call.tenant.roster.schoolsOfUser(id), select),
  user: (user, call, select) => showOne(userView(call), user, select),
};

export const schoolRelations: Readonly<Record<string, ExpandRelation<School>>> = {
  classes: ({ id }, call, select) => showAll(classView, call.tenant.classes.ofSchool(id), select),
  users: ({ userIds }, call, select) => {
    if (call.caller.user) throw denied();
    return peopleOf(call, userIds, select);
  },
};

export const classRelations: Readonly<Record<string, ExpandRelation<Class>>> = {
  members: (item, call, select) =>
    isOutsider(call.caller, item) ? [] : peopleOf(call, item.memberIds, select),
  teachers: (item, call, select) =>
    isOutsider(call.caller, item) ? [] : peopleOf(call, item.teacherIds, select),
  schools: ({ schoolId }, call, select) => {
    const school = call.tenant.roster.schools.get(schoolId);
    return showAll(schoolView, school ? [school] : [], select);
  },
  group: (item, call, select) => showOne(groupView(call), item, select),
};
