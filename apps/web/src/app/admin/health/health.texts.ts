import type { HealthCheckId, HealthStatus } from '@app/contracts';

export const healthTexts = {
  title: 'Health',
  loading: 'Loading the health checks',
  failed: 'The health checks didn’t load',
  checked: 'Checked',
  again: 'Check again',
  announcement: (attention: number) =>
    attention === 0
      ? 'Nothing needs attention.'
      : `${attention} ${attention === 1 ? 'check needs' : 'checks need'} attention.`,
  remedy: 'What to do',
  consentAgain: 'Consent again',
  grant: 'Grant consent',
  open: (subject: string) => `Go to ${subject.toLowerCase()}`,
  permissions: 'Permissions EDUGraph needs',
  permission: 'Permission',
  why: 'Used for',
  granted: 'Granted',
  notGranted: 'Not granted',
  notKnown: 'Unknown',
  kinds: {
    'sign-in': 'at sign-in',
    delegated: 'as the signed-in user',
    application: 'as EDUGraph',
  },
};

/** Each check's subject. */
export const subjects: Record<HealthCheckId, string> = {
  consent: 'Consent',
  permissions: 'Permissions',
  certificate: 'Certificate',
  secret: 'Client secret',
  sync: 'Sync',
  roster: 'Roster copy',
  throttling: 'Microsoft Graph',
};

export const statusWords: Record<HealthStatus, string> = {
  ok: 'OK',
  warning: 'Needs attention soon',
  error: 'Needs attention',
  unknown: 'Unknown',
};
