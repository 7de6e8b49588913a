import { RosterSchool, RosterSchoolClass, RosterSchoolPerson } from '../../roster';
import type { MirroredResource } from './mirrored-resource';

/** @see https://learn.microsoft.com/graph/api/educationschool-delta */
export const schools: MirroredResource<RosterSchool> = {
  query: 'schools',
  collection: '/education/schools',
  entity: RosterSchool,
  fields: {
    name: ['displayName'],
    number: ['schoolNumber'],
    externalId: ['externalId'],
    lowestGrade: ['lowestGrade'],
    highestGrade: ['highestGrade'],
    street: ['address', 'street'],
    city: ['address', 'city'],
    state: ['address', 'state'],
    postalCode: ['address', 'postalCode'],
    country: ['address', 'countryOrRegion'],
    principalName: ['principalName'],
    principalEmail: ['principalEmail'],
    phone: ['phone'],
  },
  initial: { name: '' },
  links: [
    { entity: RosterSchoolPerson, column: 'schoolId' },
    { entity: RosterSchoolClass, column: 'schoolId' },
  ],
};
