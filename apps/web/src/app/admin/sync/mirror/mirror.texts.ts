import type { SyncPhase } from '@app/contracts';
import type { MirrorLook } from './mirror-look';

export const mirrorTexts = {
  title: 'Roster copy',
  lead: 'Schools, classes and people of your organization, kept here so that lists and search also work while Microsoft 365 doesn’t answer.',
  schools: 'schools',
  classes: 'classes',
  people: 'people',
  enrollments: 'enrollments',
  startedBy: 'Turned on by',
  startedAlone: 'Turned on by itself',
  asOf: 'Up to date',
  turnOn: 'Turn on…',
  turnOff: 'Turn off…',
  refill: 'Empty and fill again…',
  onTitle: 'Keep a copy of the roster?',
  on: 'Turn on',
  notOn: 'The roster copy wasn’t turned on.',
  isOn: 'Roster copy turned on.',
  onConsequences: [
    'EDUGraph will store the names, email addresses, roles, grades and school numbers of everyone in your organization, their schools and their classes. Not only of people who have linked an account.',
    'It is kept until you turn it off or the consent is withdrawn. What Microsoft 365 no longer has is cleared after 30 days.',
    'The sync fills it now and keeps it up to date. Nothing changes in Microsoft 365.',
  ],
  offTitle: 'Turn off the roster copy?',
  off: 'Turn off and remove',
  notOff: 'The roster copy wasn’t turned off.',
  isOff: 'Roster copy turned off.',
  offConsequences: [
    'Everything it holds is removed from EDUGraph: schools, classes, people, and who is in which class. In a large organization, this takes some minutes.',
    'Lists and search come from Microsoft 365 alone again.',
    'Linked accounts and their sync stay. It only comes back if an administrator turns it on.',
  ],
  refillTitle: 'Empty the roster copy and fill it again?',
  refillNow: 'Empty and fill again',
  notRefilled: 'The roster copy wasn’t emptied.',
  isRefilled: 'The roster copy is filled again.',
  refillConsequences: [
    'Everything it holds is removed and read again from Microsoft 365. In a large organization, this can take an hour.',
    'Until it is full, lists and search come from Microsoft 365 alone.',
    'Linked accounts and their sync stay.',
  ],
  resources: 'What is synced',
  resource: 'Part',
  state: 'State',
  last: 'Last up to date',
  full: 'Last read completely',
  never: 'Not yet',
  failed: 'Failed',
  waiting: 'Waiting for Microsoft',
};

export const phaseWords: Record<SyncPhase, string> = {
  idle: 'Up to date',
  reading: 'Reading changes',
  checking: 'Checking what is gone',
  removing: 'Removing what is gone',
  decision: 'Needs you',
};

/** Explains each state. */
export const mirrorSentences: Record<MirrorLook, string> = {
  consent: 'Consent must be granted first.',
  off: 'It is off: EDUGraph stores nothing about people without a linked account.',
  emptying: 'What it held is being removed. You can leave this page.',
  starting: 'It fills with the next run.',
  filling: 'It is being filled. Until it is full, lists and search come from Microsoft 365 alone.',
  decision: 'Much of what it holds is gone in Microsoft 365. It stays until someone decides.',
  ready: '',
};
