const counted = (count: number, one: string, several: string) =>
  `${count.toLocaleString()} ${count === 1 ? one : several}`;

/** “1 link”, “71 links”. */
export const linksText = (count: number) => counted(count, 'link', 'links');

/** “1 person”, “64 people”. */
export const peopleText = (count: number) => counted(count, 'person', 'people');

/** “1 account”, “24 accounts”. */
export const accountsText = (count: number) => counted(count, 'account', 'accounts');

export const adminTexts = {
  heading: 'Administration',
  loading: 'Loading administration',
  notLoaded: 'Administration didn’t load',
  tryAgain: 'Try again',
  consent: 'Consent',
  granted: 'Granted',
  missing: 'Not granted',
  grantedBy: 'Granted by',
  grantedAt: 'Granted',
  grantedText: (name: string) => `EDUGraph may read the rosters of ${name}.`,
  missingText: (name: string) =>
    `Teachers and students at ${name} will see their schools and classes once you grant consent. Does someone else administer Microsoft 365? Send them this link; they don’t need an account here.`,
  grant: 'Grant consent',
  again: 'Consent again',
  remove: 'Remove consent',
  remains:
    'Microsoft only lets an owner remove an application, so EDUGraph is still listed there with its permissions. Remove it in the Microsoft Entra admin center: Enterprise apps, All applications, EDUGraph, Properties, Delete.',
  entra: 'Open the Microsoft Entra admin center',
  linkedAccounts: 'Linked accounts',
  linkedText: (count: number) =>
    count === 1 ? 'person has linked an account' : 'people have linked their accounts',
  manageLinks: 'Manage links',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyFailed: 'The link couldn’t be copied. Select it and copy it manually.',
};

export const removeConsentTexts = {
  title: (name: string) => `Remove consent for ${name}?`,
  consequences: (links: number) => [
    links === 0
      ? 'No accounts are linked. Cached Microsoft sign-ins and roles are removed.'
      : `${linksText(links)} between accounts, their roles, and cached Microsoft sign-ins are removed.`,
    'No one can open schools and classes until an administrator consents again. Then everyone has to link their accounts again.',
    'Local accounts and seating charts stay. At Microsoft, only EDUGraph’s own registration is deleted.',
  ],
  label: (links: number) =>
    links === 0 ? 'Remove consent' : `Remove consent and ${linksText(links)}`,
  failed: 'Consent wasn’t removed.',
  done: (links: number) =>
    links === 0 ? 'Consent removed.' : `Consent and ${linksText(links)} removed.`,
};

export const loginCacheTexts = {
  heading: 'Login cache',
  keptFor: 'Microsoft tokens are kept for',
  clearingAsks: 'Clearing asks each of them to sign in again.',
  empty: 'No Microsoft tokens are kept, so there’s nothing to clear.',
  clear: 'Clear cache',
  title: 'Clear the login cache?',
  consequences: (people: number) => [
    `This removes the Microsoft tokens of ${peopleText(people)}, including yours if you signed in with Microsoft.`,
    'They’ll be asked to sign in with Microsoft again. Nothing else is lost.',
  ],
  label: (people: number) => `Clear tokens for ${peopleText(people)}`,
  failed: 'The login cache wasn’t cleared.',
  done: (people: number) => `Cleared tokens for ${peopleText(people)}.`,
};

export const consentTexts = {
  heading: 'Grant consent for your school',
  lead: 'An administrator of your Microsoft 365 tenant consents once for everyone. No account here is needed.',
  may: 'This lets EDUGraph',
  permissions: [
    'read your schools, classes, and their members',
    'read people’s names and photos',
    'read and write assignments and class files on behalf of the signed-in user',
    'add a teacher to a class on behalf of the signed-in teacher',
  ],
  whole: 'Microsoft shows you the full list before you accept.',
  submit: 'Grant consent with Microsoft',
  afterwards: 'Go to the start page',
};

/** The messages for `?consent=…`, set when returning from Microsoft. */
const outcomes: Record<string, { kind: 'success' | 'warning' | 'error'; text: string }> = {
  done: {
    kind: 'success',
    text: 'Consent granted. Your teachers and students can now use EDUGraph.',
  },
  declined: {
    kind: 'warning',
    text: 'Consent wasn’t granted. Nothing has changed.',
  },
};

export function consentOutcome(code: string) {
  const known = Object.hasOwn(outcomes, code) ? outcomes[code] : undefined;
  return known ?? ({ kind: 'error', text: 'Consent couldn’t be confirmed. Try again.' } as const);
}
