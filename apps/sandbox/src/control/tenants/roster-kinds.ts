import type * as z from 'zod';
import type { Entities } from '../../tenant/changes/entities';
import {
  classPatchSchema,
  newClassSchema,
  toClass,
  type ClassPatch,
  type NewClass,
} from '../../tenant/patches/class-patch';
import {
  newSchoolSchema,
  schoolPatchSchema,
  toSchool,
  type NewSchool,
  type SchoolPatch,
} from '../../tenant/patches/school-patch';
import type { Class, School } from '../../tenant/roster/entities';
import type { Tenant } from '../../tenant/tenant';
import { mustKnow } from './find-tenant';

/** What the control API can add to a roster, change, remove and restore. */
export interface RosterKind<
  Item extends { readonly id: string },
  Patch extends object,
  New extends { readonly id?: string | undefined; readonly externalId: string },
> {
  readonly name: 'school' | 'class';
  readonly patchSchema: z.ZodType<Patch>;
  readonly newSchema: z.ZodType<New>;
  entitiesOf(tenant: Tenant): Entities<Item, Patch>;
  make(id: string, given: New): Item;
  /** @throws ControlError 400 if it refers to something unknown */
  check(tenant: Tenant, given: Patch | New): void;
  /** What the API shows. */
  toJson(item: Item): object;
}

export const schoolKind: RosterKind<School, SchoolPatch, NewSchool> = {
  name: 'school',
  patchSchema: schoolPatchSchema,
  newSchema: newSchoolSchema,
  entitiesOf: ({ schools }) => schools,
  make: toSchool,
  check: () => undefined,
  toJson: ({ userIds: _asLoaded, ...school }) => school,
};

export const classKind: RosterKind<Class, ClassPatch, NewClass> = {
  name: 'class',
  patchSchema: classPatchSchema,
  newSchema: newClassSchema,
  entitiesOf: ({ classes }) => classes,
  make: toClass,
  check: (tenant, { schoolId }) => {
    if (schoolId === undefined) return;
    mustKnow(tenant.schools.find(schoolId) !== undefined, `school ${schoolId}`, tenant);
  },
  toJson: (item) => item,
};
