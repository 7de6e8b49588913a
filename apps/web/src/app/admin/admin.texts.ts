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
  notLoaded: 'Administration did not load',
  tryAgain: 'Try again',
  consent: 'Consent',
  granted: 'Granted',
  missing: 'Not granted',
  grantedBy: 'Granted by',
  grantedAt: 'Granted',
  grantedText: (name: string) => `EDUGraph may read the rosters of ${name}.`,
  missingText: (name: string) =>
    `Teachers and students of ${name} see their schools and classes once you have granted consent. Somebody else administers Microsoft 365? Send them this link; they need no account here.`,
  grant: 'Grant consent',
  again: 'Consent again',
  remove: 'Remove consent',
  linkedAccounts: 'Linked accounts',
  linkedText: (count: number) =>
    count === 1 ? 'person has linked an account' : 'people have linked their accounts',
  manageLinks: 'Manage links',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyFailed: 'The link could not be copied. Select it and copy it yourself.',
};

export const removeConsentTexts = {
  title: (name: string) => `Remove consent for ${name}?`,
  consequences: (links: number) => [
    links === 0
      ? 'No account is linked. Kept Microsoft sign-ins and roles are removed.'
      : `${linksText(links)} between accounts, their roles and kept Microsoft sign-ins are removed.`,
    'Nobody can open schools and classes until an administrator consents again; people link anew then.',
    'Local accounts and seating charts stay. At Microsoft nothing is deleted but EDUGraph’s own registration.',
  ],
  label: (links: number) =>
    links === 0 ? 'Remove consent' : `Remove consent and ${linksText(links)}`,
  failed: 'The consent was not removed.',
  done: (links: number) =>
    links === 0 ? 'Consent removed.' : `Consent and ${linksText(links)} removed.`,
};

export const loginCacheTexts = {
  heading: 'Login cache',
  keptFor: 'Microsoft tokens are kept for',
  clearingAsks: 'Clearing asks each of them to sign in again.',
  empty: 'No Microsoft tokens are kept. There is nothing to clear.',
  clear: 'Clear cache',
  title: 'Clear the login cache?',
  consequences: (people: number) => [
    `The Microsoft tokens of ${peopleText(people)} are removed, yours among them if you signed in with Microsoft.`,
    'They are asked to sign in with Microsoft again. Nothing else is lost.',
  ],
  label: (people: number) => `Clear tokens of ${peopleText(people)}`,
  failed: 'The login cache was not cleared.',
  done: (people: number) => `Tokens of ${peopleText(people)} removed.`,
};

export const consentTexts = {
  heading: 'Grant consent for your school',
  lead: 'An administrator of your Microsoft 365 tenant consents once, for everybody. No account here is needed.',
  may: 'With it, EDUGraph may',
  permissions: [
    'read your schools, classes and who is in them',
    'read the names and photos of your people',
    'read and write assignments and class files, as the person who is signed in',
    'add a teacher to a class, as the teacher who is signed in',
  ],
  whole: 'Microsoft shows you the whole list before you accept.',
  submit: 'Grant consent with Microsoft',
  afterwards: 'Go to the start page',
};

/** What `?consent=…` brings back from Microsoft. */
const outcomes: Record<string, { kind: 'success' | 'warning' | 'error'; text: string }> = {
  done: { kind: 'success', text: 'Consent is granted. Your teachers and students can go on.' },
  declined: {
    kind: 'warning',
    text: 'Consent was not granted. Nothing has changed.',
  },
};

export function consentOutcome(code: string) {
  return (
    outcomes[code] ??
    ({ kind: 'error', text: 'The consent could not be confirmed. Try again.' } as const)
  );
}
