import type { Class, School, User } from '../../tenant/entities';
import type { Call } from '../call';
import { openView } from '../odata/entity-type';
import type { View } from '../odata/entity-type';
import { classRelations, schoolRelations, userRelations } from './education-relations';
import { classType, plainUserView, schoolType } from './education-types';

/** Types of the roster with what can be expanded of them. */

export const classView: View<Class> = { ...openView(classType), relations: classRelations };

export const schoolView: View<School> = { ...openView(schoolType), relations: schoolRelations };

export function educationUserView(call: Call): View<User> {
  return { ...plainUserView(call), relations: userRelations };
}
