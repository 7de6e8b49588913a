export const adminTexts = {
  heading: 'Administration',
  loading: 'Loading administration',
  notLoaded: 'Administration did not load',
  consent: 'Consent',
  granted: 'Granted',
  missing: 'Not granted',
  grantedText: (name: string) => `EDUGraph may read the rosters of ${name}.`,
  missingText: (name: string) =>
    `Teachers and students of ${name} see their schools and classes once you have granted consent.`,
  grant: 'Grant consent',
  again: 'Consent again',
  linkedAccounts: 'Linked accounts',
  linkedText: (count: number) =>
    count === 1 ? 'person has linked an account' : 'people have linked their accounts',
  consentLink: 'Link for another administrator',
  consentLinkText: 'Whoever administers your Microsoft 365 can consent without an account here.',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyFailed: 'The link could not be copied. Select it and copy it yourself.',
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
