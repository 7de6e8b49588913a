import { nicknameOf } from '../../tenant/roster/class-names';
import type { Class, School, User } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import type { EntityType, View } from '../odata/entity-type';
import { licensesOf, mailNicknameOf } from './user-type';

/** How the tenant identifies School Data Sync. */
const createdBy = {
  application: { displayName: 'School Data Sync', id: '0f9cfa8a-5b0e-4f0a-8a53-2d4f7a6a6c11' },
  device: null,
  user: { displayName: null, id: null },
};

export const educationUserType: EntityType<User> = {
  name: 'educationUser',
  properties: {
    id: (user) => user.id,
    accountEnabled: (user) => user.isEnabled,
    assignedLicenses: licensesOf,
    assignedPlans: () => [],
    businessPhones: () => [],
    createdBy: () => createdBy,
    department: (user) => user.department,
    displayName: (user) => user.displayName,
    externalSource: (user) => ((user.student ?? user.teacher) ? 'sis' : 'manual'),
    externalSourceDetail: () => null,
    givenName: (user) => user.givenName,
    mail: (user) => user.mail,
    mailingAddress: () => null,
    mailNickname: mailNicknameOf,
    middleName: (user) => user.middleName,
    mobilePhone: (user) => user.mobilePhone,
    officeLocation: (user) => user.officeLocation,
    preferredLanguage: (user) => user.preferredLanguage,
    primaryRole: (user) => user.primaryRole,
    provisionedPlans: () => [],
    relatedContacts: () => [],
    residenceAddress: () => null,
    student: (user) => user.student && { ...user.student, gender: null },
    surname: (user) => user.surname,
    teacher: (user) => user.teacher,
    usageLocation: (user) => user.usageLocation,
    userPrincipalName: (user) => user.userPrincipalName,
    userType: () => 'Member',
  },
  // primaryRole isn't one of them: Microsoft documents it nowhere.
  filterable: [
    'accountEnabled',
    'department',
    'displayName',
    'givenName',
    'mail',
    'mailNickname',
    'surname',
    'usageLocation',
    'userPrincipalName',
    'userType',
  ],
  sortable: ['displayName', 'userPrincipalName'],
  searchable: ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'],
};

/** What EduRoster.ReadBasic alone doesn't show about anyone. */
const details: ReadonlySet<string> = new Set([
  'assignedLicenses',
  'assignedPlans',
  'businessPhones',
  'department',
  'givenName',
  'mailingAddress',
  'middleName',
  'mobilePhone',
  'provisionedPlans',
  'residenceAddress',
  'student',
  'surname',
  'teacher',
  'userPrincipalName',
]);
const nothing: ReadonlySet<string> = new Set();

/** What the caller may not read about anyone. */
export function hiddenDetails({ caller }: Call): ReadonlySet<string> {
  const seesDetails = caller.user ? caller.has('EduRoster.Read') : caller.has('EduRoster.Read.All');
  return seesDetails ? nothing : details;
}

/** Roster people as the caller may see them. */
export function plainUserView(call: Call): View<User> {
  const hidden = hiddenDetails(call);
  return { type: educationUserType, concealed: () => hidden };
}

export const schoolType: EntityType<School> = {
  name: 'educationSchool',
  properties: {
    id: (school) => school.id,
    displayName: (school) => school.displayName,
    description: () => null,
    externalSource: () => 'sis',
    externalSourceDetail: () => null,
    address: (school) => school.address,
    createdBy: () => createdBy,
    externalId: (school) => school.externalId,
    externalPrincipalId: (school) => school.externalPrincipalId,
    fax: () => null,
    highestGrade: (school) => school.highestGrade,
    lowestGrade: (school) => school.lowestGrade,
    phone: (school) => school.phone,
    principalEmail: (school) => school.principalEmail,
    principalName: (school) => school.principalName,
    schoolNumber: (school) => school.schoolNumber,
  },
  filterable: ['displayName', 'externalId'],
  sortable: ['displayName'],
  searchable: ['displayName'],
};

export const classType: EntityType<Class> = {
  name: 'educationClass',
  properties: {
    id: (item) => item.id,
    displayName: (item) => item.displayName,
    mailNickname: nicknameOf,
    description: (item) => item.course?.description ?? item.course?.displayName ?? null,
    classCode: (item) => item.classCode,
    course: (item) => item.course,
    createdBy: () => createdBy,
    externalId: (item) => item.externalId,
    externalName: (item) => item.displayName,
    externalSource: () => 'sis',
    externalSourceDetail: () => null,
    grade: (item) => item.grade,
    term: (item) => item.term,
  },
  filterable: ['displayName', 'externalId', 'mailNickname'],
  sortable: ['displayName'],
  searchable: ['displayName'],
};
