import type { HealthCheckId, HealthStatus } from '@app/contracts';

export const healthTexts = {
  title: 'Health',
  loading: 'Loading the health checks',
  failed: 'The health checks did not load',
  checked: 'Checked',
  again: 'Check again',
  told: (attention: number) =>
    attention === 0
      ? 'Nothing needs attention.'
      : `${attention} ${attention === 1 ? 'check needs' : 'checks need'} attention.`,
  remedy: 'What to do',
  consentAgain: 'Consent again',
  grant: 'Grant consent',
  open: (subject: string) => `Go to ${subject.toLowerCase()}`,
  permissions: 'Permissions EDUGraph needs',
  permission: 'Permission',
  why: 'What it is used for',
  granted: 'Granted',
  notGranted: 'Not granted',
  notKnown: 'Not known',
  kinds: {
    'sign-in': 'at sign-in',
    delegated: 'as the person',
    application: 'as EDUGraph',
  },
};

/** What a check is about. */
export const subjects: Record<HealthCheckId, string> = {
  consent: 'Consent',
  permissions: 'Permissions',
  certificate: 'Certificate',
  secret: 'Client secret',
  sync: 'Sync',
  throttling: 'Microsoft Graph',
};

export const statusWords: Record<HealthStatus, string> = {
  ok: 'OK',
  warning: 'Look at it soon',
  error: 'Needs attention',
  unknown: 'Not known',
};
