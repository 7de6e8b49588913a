import type { ApiClient, ApiScope } from '@app/contracts';

export const apiClientsTexts = {
  title: 'API clients',
  lead: (organization: string) =>
    `Programs that read data of ${organization} without a person signed in.`,
  lead0: 'Programs that read your organization’s data without a person signed in.',
  loading: 'Loading API clients',
  failed: 'API clients didn’t load',
  empty: 'No program has access yet',
  emptyText: 'A library system or a timetable can read the roster with a client of its own.',
  caption: 'API clients',
  name: 'Name',
  clientId: 'Client ID',
  scopes: 'Scopes',
  lastUsed: 'Last used',
  never: 'Never',
  from: (address: string) => `from ${address}`,
  actions: 'Actions',
  newClient: 'New client',
  newSecret: 'New secret…',
  revoke: 'Revoke…',
  endOld: 'End old secret…',
  documentation: 'API documentation',
  tryAgain: 'Try again',
  manage: 'Manage',
  cardText: (count: number) => (count === 1 ? 'program has access' : 'programs have access'),
};

export const clientStateTexts: Record<ApiClient['state'], string> = {
  active: 'Active',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** What a scope lets a program do; for administrators, who have never heard of scopes. */
export const scopeTexts: Record<ApiScope, string> = {
  'roster.readonly': 'Schools, classes, people, and who is in which class',
  'links.readonly': 'Which local account belongs to which Microsoft account',
  'sync.readonly': 'How the sync is doing',
  'sync.run': 'Start a sync',
};

export const newClientTexts = {
  title: 'New API client',
  name: 'Name',
  nameHint: 'What the program is, so that others know what it’s for.',
  nameMissing: 'Enter a name.',
  nameLong: 'Use at most 120 characters.',
  scopes: 'What may it do?',
  scopesMissing: 'Choose at least one.',
  create: 'Create client',
  creating: 'Creating…',
  cancel: 'Cancel',
  close: 'Close',
  failed: 'The client wasn’t created.',
};

export const newSecretTexts = {
  created: 'Client created',
  replaced: 'New secret',
  copyNow: 'Copy the secret now.',
  shownOnce: 'It is stored only as a hash and is not shown again.',
  clientId: 'Client ID',
  secret: 'Client secret',
  scopes: 'Scopes',
  tryIt: 'Try it',
  copy: 'Copy',
  copyId: 'Copy client ID',
  copied: 'Copied.',
  copyFailed: 'It couldn’t be copied. Select it and copy it manually.',
  done: 'I have copied the secret',
  old: (end: string) => `The old secret works until ${end}.`,
};

export const rotateTexts = {
  title: (name: string) => `New secret for ${name}?`,
  consequences: [
    'The program gets a second secret. The current one keeps working for 7 days, so that you can change it in the program.',
    'A secret that is already being replaced stops working now.',
  ],
  label: 'Create secret',
  failed: 'The secret wasn’t created.',
};

export const endSecretTexts = {
  title: (hint: string) => `End the secret that ends in ${hint}?`,
  consequences: [
    'A program that still uses it gets no more tokens. Ones it has work for up to an hour.',
  ],
  label: 'End secret',
  failed: 'The secret still works.',
  done: 'The old secret no longer works.',
};

export const revokeTexts = {
  title: (name: string) => `Revoke ${name}?`,
  consequences: [
    'The program loses access within seconds, along with all of its secrets and tokens.',
    'This can’t be undone. To let it in again, create a new client.',
  ],
  label: 'Revoke client',
  failed: 'The client wasn’t revoked.',
  done: (name: string) => `${name} was revoked.`,
};
