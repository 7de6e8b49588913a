import * as z from 'zod';
import type { Address, School } from '../roster/entities';
import { completeFacts, givenIn, newIdSchema, type PatchRules } from './patch-rules';

const text = z.string().max(256).nullable();

const addressSchema = z.strictObject({
  street: text.optional(),
  city: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
  countryOrRegion: text.optional(),
});

/** What can be changed about a school from outside. */
export const schoolPatchSchema = z.strictObject({
  externalId: z.string().min(1).max(256).optional(),
  displayName: z.string().min(1).max(256).optional(),
  schoolNumber: text.optional(),
  lowestGrade: text.optional(),
  highestGrade: text.optional(),
  principalName: text.optional(),
  principalEmail: text.optional(),
  externalPrincipalId: text.optional(),
  phone: text.optional(),
  address: addressSchema.nullable().optional(),
});
export type SchoolPatch = z.output<typeof schoolPatchSchema>;

const noAddress: Address = {
  street: null,
  city: null,
  state: null,
  postalCode: null,
  countryOrRegion: null,
};

export const schoolRules: PatchRules<School, SchoolPatch> = {
  complete: ({ address: known }, { address, ...patch }) => ({
    ...patch,
    ...(address !== undefined && { address: completeFacts(noAddress, known, address) }),
  }),
  apply: (school, patch) => ({ ...school, ...givenIn<School>(patch) }),
};

/** What a new school must have, and may have. */
export const newSchoolSchema = schoolPatchSchema
  .required({ externalId: true, displayName: true })
  .extend({ id: newIdSchema.optional() });
export type NewSchool = z.output<typeof newSchoolSchema>;

export function toSchool(id: string, given: NewSchool): School {
  const blank: School = {
    id,
    externalId: given.externalId,
    displayName: given.displayName,
    schoolNumber: null,
    lowestGrade: null,
    highestGrade: null,
    principalName: null,
    principalEmail: null,
    externalPrincipalId: null,
    phone: null,
    address: null,
    userIds: [],
  };
  return schoolRules.apply(blank, schoolRules.complete(blank, given));
}
