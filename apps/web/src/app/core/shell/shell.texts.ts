import type { Role } from '@app/contracts';
import type { AppearanceName } from '../appearance/appearance';

export const shellTexts = {
  product: 'EDUGraph',
  skip: 'Skip to content',
  navigation: 'Main',
  schools: 'Schools',
  classes: 'Classes',
  aboutMe: 'About me',
  admin: 'Admin',
  link: 'Link',
  linkAccounts: 'Link accounts',
  signIn: 'Sign in',
  signOut: 'Sign out',
  allSchools: 'All schools',
  chooseSchool: 'Choose a school',
  appearance: 'Appearance',
  account: (name: string, role: string) => `${name}, ${role}: account menu`,
  offline: 'You’re offline. We keep what’s on the screen and load the rest when you’re back.',
  signOutFailed: 'You’re still signed in. Try again.',
};

export const appearanceNames: Record<AppearanceName, string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
};

const roleNames: Record<Role, string> = {
  Admin: 'Administrator',
  Teacher: 'Teacher',
  Student: 'Student',
};

/** “Teacher”; users without a role get the kind of account they signed in with. */
export function roleName(role: Role | null, isLocalOnly: boolean): string {
  if (role) return roleNames[role];
  return isLocalOnly ? 'EDUGraph account' : 'Microsoft account';
}
