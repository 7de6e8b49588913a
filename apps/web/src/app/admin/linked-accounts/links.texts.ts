import type { LinkedAccount } from '@app/contracts';

export const linksTexts = {
  title: 'Linked accounts',
  lead: 'Who signs in to EDUGraph with a Microsoft account of your organization.',
  caption: 'Linked accounts',
  loading: 'Loading linked accounts',
  failed: 'Linked accounts did not load',
  moreFailed: 'The next accounts did not load.',
  find: 'Find an account',
  clearSearch: 'Clear search',
  noMatch: (search: string) => `No account matches “${search}”`,
  empty: 'Nobody has linked an account yet',
  emptyText: 'Teachers and students link theirs when they sign in for the first time.',
  count: (count: number) =>
    `${count.toLocaleString()} linked ${count === 1 ? 'account' : 'accounts'}`,
  found: (count: number) => `${count.toLocaleString()} found`,
  shown: (shown: number, total: number) => `${shown} of ${total} accounts`,
  noun: ['account', 'accounts'] as const,
  microsoft: 'Microsoft account',
  local: 'EDUGraph account',
  linked: 'Linked',
  unknown: 'Not known',
  actions: 'Actions',
  you: 'You',
  unlink: 'Unlink',
  tryAgain: 'Try again',
};

/** A person as the page calls them: by name where it is known. */
export function nameOf({ displayName, microsoftEmail }: LinkedAccount): string {
  return displayName || microsoftEmail;
}

export const unlinkTexts = {
  title: (account: LinkedAccount) => `Unlink ${nameOf(account)}?`,
  consequences: ({ microsoftEmail, localEmail }: LinkedAccount) => [
    `The Microsoft account ${microsoftEmail} and the EDUGraph account ${localEmail} are no longer linked. Both stay.`,
    'Open pages of this person notice at their next click: no schools and classes until they sign in with Microsoft and link again.',
    'Their seats in seating charts stay.',
  ],
  ownConsequences: ({ microsoftEmail, localEmail }: LinkedAccount) => [
    `This is your own link, between the Microsoft account ${microsoftEmail} and the EDUGraph account ${localEmail}. Both stay.`,
    'Your administration ends with it until you sign in with Microsoft again.',
  ],
  label: (account: LinkedAccount) => `Unlink ${nameOf(account)}`,
  done: (account: LinkedAccount) => `${nameOf(account)} is unlinked.`,
  failed: (account: LinkedAccount, why: string) => `${nameOf(account)} is still linked. ${why}`,
};
