import type { Class, School, User } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import { openView, type View } from '../odata/entity-type';
import { classRelations, schoolRelations, userRelations } from './education-relations';
import { classType, plainUserView, schoolType } from './education-types';

/** Roster types with what can be expanded in them. */

export const classView: View<Class> = { ...openView(classType), relations: classRelations };

export const schoolView: View<School> = { ...openView(schoolType), relations: schoolRelations };

export function educationUserView(call: Call): View<User> {
  return { ...plainUserView(call), relations: userRelations };
}
