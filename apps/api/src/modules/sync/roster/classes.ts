import { RosterClass, RosterSchoolClass } from '../../roster';
import type { MirroredResource } from './mirrored-resource';

/**
 * Its delta reports changed memberships, but no deleted classes: those are found by reading all of them every day.
 * @see https://learn.microsoft.com/graph/api/educationclass-delta
 */
export const classes: MirroredResource<RosterClass> = {
  query: 'classes',
  collection: '/education/classes',
  entity: RosterClass,
  fields: {
    name: ['displayName'],
    code: ['classCode'],
    externalId: ['externalId'],
    grade: ['grade'],
    courseName: ['course', 'displayName'],
    courseNumber: ['course', 'courseNumber'],
    courseExternalId: ['course', 'externalId'],
    courseSubject: ['course', 'subject'],
    termName: ['term', 'displayName'],
    termExternalId: ['term', 'externalId'],
    termStart: ['term', 'startDate'],
    termEnd: ['term', 'endDate'],
  },
  initial: { name: '' },
  enrolled: 'classId',
  links: [{ entity: RosterSchoolClass, column: 'classId' }],
  fullEvery: 24 * 3_600_000,
  hasPeople: true,
};
