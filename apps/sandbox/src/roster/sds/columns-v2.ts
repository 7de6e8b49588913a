import type { Column } from '../csv/csv-table';

/** Columns of School Data Sync V2 and V2.1. */

function optional(...names: string[]): Column {
  return { names };
}

function required(...names: string[]): Column {
  return { names, isRequired: true };
}

export const orgColumns = {
  id: required('sourcedId'),
  name: required('name'),
  type: optional('type'),
  parentId: optional('parentSourcedId'),
};

const user = {
  id: required('sourcedId'),
  // Students and teachers need one; others without one are left out.
  userName: { names: ['username'], isRequired: true, mayBeEmpty: true },
  givenName: optional('givenName'),
  surname: { names: ['familyName'], mayBeNull: true },
  password: optional('password'),
  phone: optional('phone'),
  mobilePhone: optional('sms'),
} as const satisfies Record<string, Column>;

/** V2: the role is in the user's row. */
export const userColumns = {
  ...user,
  orgIds: { names: ['orgSourcedIds'], isRequired: true, mayBeEmpty: true },
  role: required('role'),
  grade: optional('grade'),
} as const satisfies Record<string, Column>;

/** V2.1: the roles have their own table. */
export const userColumns21 = user;

export const roleColumns = {
  userId: required('userSourcedId'),
  orgId: required('orgSourcedId'),
  role: required('role'),
  grade: optional('grade'),
  isPrimary: optional('isPrimary'),
};

export const classColumns = {
  id: required('sourcedId'),
  orgId: required('orgSourcedId'),
  title: required('title'),
  sessionIds: optional('sessionSourcedIds', 'sessionSourcedId'),
  courseId: optional('courseSourcedId'),
};

export const enrollmentColumns = {
  classId: required('classSourcedId'),
  userId: required('userSourcedId'),
  role: required('role'),
};

export const sessionColumns = {
  id: required('sourcedId'),
  title: required('title'),
  start: optional('startDate'),
  end: optional('endDate'),
};

export const courseColumns = {
  id: required('sourcedId'),
  title: required('title'),
  code: optional('code'),
  subject: optional('subject'),
  grade: optional('grade'),
};

export const demographicsColumns = {
  userId: required('userSourcedId'),
  birthDate: optional('birthDate'),
};
