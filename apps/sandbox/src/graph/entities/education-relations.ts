import type { Class, School, User } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import { denied } from '../../wire/graph-error';
import {
  openView,
  project,
  selectProperties,
  type ExpandRelation,
  type JsonObject,
  type View,
} from '../odata/entity-type';
import { classType, plainUserView, schoolType } from './education-types';
import { groupView } from './group-type';
import { isOutsider, visibleClasses } from './membership';
import { userView } from './user-type';

/** What can be expanded in the roster. Nobody sees more than the first twenty. */

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
  classes: ({ id }, call, { select }) => {
    const classes = call.tenant.classes.ofMember(id);
    return showAll(classView, visibleClasses(call.caller, id, classes), select);
  },
  taughtClasses: ({ id }, call, { select }) => {
    const classes = call.tenant.classes.ofTeacher(id);
    return showAll(classView, visibleClasses(call.caller, id, classes), select);
  },
  schools: ({ id }, call, { select }) =>
    showAll(schoolView, call.tenant.schools.ofUser(id), select),
  user: (user, call, { select }) => showOne(userView(call), user, select),
};

export const schoolRelations: Readonly<Record<string, ExpandRelation<School>>> = {
  classes: ({ id }, call, { select }) =>
    showAll(classView, call.tenant.classes.ofSchool(id), select),
  users: ({ id }, call, { select }) => {
    if (call.caller.user) throw denied();
    const { schools } = call.tenant;
    const isIn = (userId: string) => schools.hasPerson(id, userId);
    return peopleOf(call, schools.everIn(id).filter(isIn), select);
  },
};

export const classRelations: Readonly<Record<string, ExpandRelation<Class>>> = {
  members: (item, call, { select }) =>
    isOutsider(call.caller, item) ? [] : peopleOf(call, item.memberIds, select),
  teachers: (item, call, { select }) =>
    isOutsider(call.caller, item) ? [] : peopleOf(call, item.teacherIds, select),
  schools: ({ schoolId }, call, { select }) => {
    const school = call.tenant.schools.find(schoolId);
    return showAll(schoolView, school ? [school] : [], select);
  },
  group: (item, call, { select }) => showOne(groupView(call), item, select),
};
