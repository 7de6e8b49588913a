import type { WireClass, WirePerson, WireSchool, WireTeacher } from './graph-types';
import { unnamed } from './unnamed';
import { day, id, record, text, word } from './values';

/** Someone in the roster with their role. */
export interface WireRosterUser extends WireTeacher {
  primaryRole: string | null;
}

export function readPerson(value: unknown): WirePerson | undefined {
  const person = record(value);
  const known = id(person['id']);
  if (known === null) return undefined;
  return { id: known, displayName: text(person['displayName']) ?? unnamed.person };
}

export function readRosterUser(value: unknown): WireRosterUser | undefined {
  const person = readPerson(value);
  const { mail, primaryRole } = record(value);
  return person && { ...person, mail: text(mail), primaryRole: word(primaryRole) };
}

export function readSchool(value: unknown): WireSchool | undefined {
  const school = record(value);
  const known = id(school['id']);
  if (known === null) return undefined;
  const { street, city, state, postalCode } = record(school['address']);
  return {
    id: known,
    displayName: text(school['displayName']) ?? unnamed.school,
    schoolNumber: text(school['schoolNumber']),
    principalName: text(school['principalName']),
    lowestGrade: text(school['lowestGrade']),
    highestGrade: text(school['highestGrade']),
    address: {
      street: text(street),
      city: text(city),
      state: text(state),
      postalCode: text(postalCode),
    },
  };
}

export function readClass(value: unknown): WireClass | undefined {
  const section = record(value);
  const known = id(section['id']);
  if (known === null) return undefined;
  const { displayName, startDate, endDate } = record(section['term']);
  return {
    id: known,
    displayName: text(section['displayName']) ?? unnamed.class,
    classCode: text(section['classCode']),
    term: { displayName: text(displayName), startDate: day(startDate), endDate: day(endDate) },
  };
}
