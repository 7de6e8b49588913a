import type { User } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import type { EntityType, View } from '../odata/entity-type';

/** Microsoft 365 A1, for students and for faculty. */
const studentLicense = '314c4481-f395-4525-be8b-2ec4bb1e9d91';
const facultyLicense = '94763226-9b3c-4e75-a931-5c89701abe66';

/** The licenses a role comes with; administrators get the faculty's. */
export function licensesOf({ primaryRole }: User) {
  const skuId = primaryRole === 'student' ? studentLicense : facultyLicense;
  return [{ skuId, disabledPlans: [] }];
}

export function mailNicknameOf({ userPrincipalName }: User): string {
  return userPrincipalName.split('@', 1)[0] ?? userPrincipalName;
}

const notKept = () => null;

/** A directory user. Properties the tenant never sets are null. */
export const userType: EntityType<User> = {
  name: 'user',
  properties: {
    id: (user) => user.id,
    businessPhones: () => [],
    displayName: (user) => user.displayName,
    givenName: (user) => user.givenName,
    jobTitle: (user) => user.jobTitle,
    mail: (user) => user.mail,
    mobilePhone: (user) => user.mobilePhone,
    officeLocation: (user) => user.officeLocation,
    preferredLanguage: (user) => user.preferredLanguage,
    surname: (user) => user.surname,
    userPrincipalName: (user) => user.userPrincipalName,
    accountEnabled: (user) => user.isEnabled,
    assignedLicenses: licensesOf,
    city: notKept,
    companyName: notKept,
    country: notKept,
    deletedDateTime: notKept,
    department: (user) => user.department,
    employeeId: notKept,
    faxNumber: notKept,
    mailNickname: mailNicknameOf,
    onPremisesImmutableId: notKept,
    postalCode: notKept,
    state: notKept,
    streetAddress: notKept,
    usageLocation: (user) => user.usageLocation,
    userType: () => 'Member',
  },
  defaults: [
    'businessPhones',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
    'id',
  ],
  filterable: [
    'accountEnabled',
    'department',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
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

/** Everything that User.ReadBasic.All shows about others. */
const basic = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];
const beyondBasic = new Set(
  Object.keys(userType.properties).filter((name) => !basic.includes(name)),
);
const nothing: ReadonlySet<string> = new Set();

/** Users as the caller may see them: themselves in full, others in full only with User.Read.All. */
export function userView({ caller }: Call): View<User> {
  const seesAll = caller.has('User.Read.All');
  return {
    type: userType,
    concealed: ({ id }) => (seesAll || id === caller.user?.id ? nothing : beyondBasic),
  };
}
