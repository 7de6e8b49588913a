import { RosterPerson, RosterSchoolPerson } from '../../roster';
import type { MirroredResource } from './mirrored-resource';

/** @see https://learn.microsoft.com/graph/api/educationuser-delta */
export const people: MirroredResource<RosterPerson> = {
  query: 'people',
  collection: '/education/users',
  entity: RosterPerson,
  fields: {
    displayName: ['displayName'],
    givenName: ['givenName'],
    surname: ['surname'],
    userPrincipalName: ['userPrincipalName'],
    mail: ['mail'],
    primaryRole: ['primaryRole'],
    isEnabled: ['accountEnabled'],
    grade: ['student', 'grade'],
    studentNumber: ['student', 'studentNumber'],
    studentExternalId: ['student', 'externalId'],
    teacherNumber: ['teacher', 'teacherNumber'],
    teacherExternalId: ['teacher', 'externalId'],
  },
  initial: { primaryRole: 'none' },
  enrolled: 'personId',
  links: [{ entity: RosterSchoolPerson, column: 'personId' }],
};
