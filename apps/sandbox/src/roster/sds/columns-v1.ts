import type { Column } from '../csv/csv-table';

/** Columns of School Data Sync V1. Where the UK uses a different header, it comes second. */

function optional(...names: string[]): Column {
  return { names };
}

function required(...names: string[]): Column {
  return { names, isRequired: true };
}

const person = {
  id: required('SIS ID', 'ID'),
  schoolId: required('School SIS ID', 'School DfE Number'),
  userName: required('Username'),
  givenName: optional('First Name'),
  surname: { names: ['Last Name'], mayBeNull: true },
  middleName: optional('Middle Name'),
  password: optional('Password'),
} as const satisfies Record<string, Column>;
/** What students and teachers have in common. */
export type PersonColumns = typeof person;

export const schoolColumns = {
  id: required('SIS ID', 'DfE Number'),
  name: required('Name'),
  number: optional('School Number'),
  lowestGrade: optional('Grade Low', 'Lowest Grade'),
  highestGrade: optional('Grade High', 'Highest Grade'),
  principalId: optional('Principal SIS ID', 'Principal ID'),
  principalName: optional('Principal Name'),
  principalEmail: optional('Principal Secondary Email'),
  street: optional('Address'),
  city: optional('City'),
  state: optional('State'),
  country: optional('Country'),
  postalCode: optional('Zip', 'Postal Code'),
  phone: optional('Phone'),
};

export const sectionColumns = {
  id: required('SIS ID', 'ID'),
  schoolId: required('School SIS ID', 'School DfE Number'),
  name: required('Section Name'),
  number: optional('Section Number'),
  termId: optional('Term SIS ID', 'Term ID'),
  termName: optional('Term Name'),
  termStart: optional('Term StartDate', 'Term Start Date'),
  termEnd: optional('Term EndDate', 'Term End Date'),
  courseId: optional('Course SIS ID', 'Course ID'),
  courseName: optional('Course Name'),
  courseNumber: optional('Course Number'),
  courseDescription: optional('Course Description'),
  courseSubject: optional('Course Subject'),
  status: optional('Status'),
};

export const studentColumns = {
  ...person,
  studentNumber: optional('Student Number'),
  grade: optional('Grade'),
  birthDate: optional('Birthdate', 'Birth Date'),
  graduationYear: optional('Graduation Year'),
};

export const teacherColumns = {
  ...person,
  teacherNumber: optional('Teacher Number'),
  title: optional('Title'),
};

export const enrollmentColumns = {
  sectionId: required('Section SIS ID', 'Section ID'),
  personId: required('SIS ID', 'ID'),
};
