import type { LinkedAccount } from '@app/contracts';

export const linksTexts = {
  title: 'Linked accounts',
  lead: 'People who sign in to EDUGraph with a Microsoft account from your organization.',
  caption: 'Linked accounts',
  loading: 'Loading linked accounts',
  failed: 'Linked accounts didn’t load',
  moreFailed: 'The next accounts didn’t load.',
  find: 'Find an account',
  clearSearch: 'Clear search',
  noMatch: (search: string) => `No account matches “${search}”`,
  empty: 'No one has linked an account yet',
  emptyText: 'Teachers and students link their accounts when they first sign in.',
  count: (count: number) =>
    `${count.toLocaleString()} linked ${count === 1 ? 'account' : 'accounts'}`,
  found: (count: number) => `${count.toLocaleString()} found`,
  shown: (shown: number, total: number) => `${shown} of ${total} accounts`,
  noun: ['account', 'accounts'] as const,
  microsoft: 'Microsoft account',
  noEmail: 'No email',
  local: 'EDUGraph account',
  linked: 'Linked',
  unknown: 'Unknown',
  actions: 'Actions',
  you: 'You',
  unlink: 'Unlink',
  tryAgain: 'Try again',
};

/** A person's name, or their email if unknown. */
export function nameOf({ displayName, microsoftEmail }: LinkedAccount): string {
  return displayName || microsoftEmail;
}

/** An account created from Microsoft may have no email. */
const named = (email: string | null) => (email ? ` ${email}` : '');

export const unlinkTexts = {
  title: (account: LinkedAccount) => `Unlink ${nameOf(account)}?`,
  consequences: ({ microsoftEmail, localEmail }: LinkedAccount) => [
    `The Microsoft account ${microsoftEmail} and the EDUGraph account${named(localEmail)} will no longer be linked. Both stay.`,
    'They lose access to schools and classes with their next click, until they sign in with Microsoft and link again.',
    'Their seats in seating charts stay.',
  ],
  ownConsequences: ({ microsoftEmail, localEmail }: LinkedAccount) => [
    `This is your own link, between the Microsoft account ${microsoftEmail} and the EDUGraph account${named(localEmail)}. Both stay.`,
    'You’ll lose access to administration until you sign in with Microsoft again.',
  ],
  label: (account: LinkedAccount) => `Unlink ${nameOf(account)}`,
  done: (account: LinkedAccount) => `${nameOf(account)} was unlinked.`,
  failed: (account: LinkedAccount, why: string) => `${nameOf(account)} is still linked. ${why}`,
};
