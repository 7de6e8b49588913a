import type { Role } from '@app/contracts';

const roleNames: Record<Role, string> = {
  Admin: 'administrator',
  Teacher: 'teacher',
  Student: 'student',
};

export const profileTexts = {
  title: 'About me',
  loading: 'Loading your profile',
  failed: 'Your profile didn’t load',
  /** “Signed in as teacher”, “Signed in as administrator, teacher”; empty without a role. */
  signedInAs: (roles: readonly Role[]) =>
    roles.length ? `Signed in as ${roles.map((role) => roleNames[role]).join(', ')}` : '',
  microsoftAccount: 'Microsoft account',
  localAccount: 'EDUGraph account',
  noEmail: 'No email yet',
  notLinked: 'Not linked yet',
  linkToMicrosoft: 'Link it to see your classes',
  linkToLocal: 'Link one to see your classes',
  linkAccounts: 'Link accounts',
  jobTitle: 'Job title',
  department: 'Department',
  color: 'Favorite color',
  colorUse: 'It marks your desk in seating charts.',
  saveColor: 'Save color',
  saved: 'Saved.',
  chooseColor: 'Choose a color first.',
  classes: 'My classes',
  loadingClasses: 'Loading classes',
  noConsent: 'Your school hasn’t approved EDUGraph',
  noConsentText: 'Your classes appear here once an administrator has consented.',
  classesFailed: 'Classes didn’t load',
};
