import type { HealthCheck } from '@app/contracts';
import type { Consent } from '../../auth';

/** Whether the tenant's consent is there at Microsoft now. */
export function checkConsent(state: Consent['state'], organizationName: string): HealthCheck {
  const id = 'consent' as const;
  if (state === 'granted') {
    const facts = [`EDUGraph may read the rosters of ${organizationName}.`];
    return { id, status: 'ok', title: 'Consent is given', facts, remedy: null };
  }
  if (state === 'missing') {
    return {
      id,
      status: 'error',
      title: 'Consent is missing',
      facts: [`${organizationName} has not consented, or has taken the consent back.`],
      remedy: 'Consent on this page, as an administrator.',
    };
  }
  return {
    id,
    status: 'unknown',
    title: 'Consent could not be checked',
    facts: ['Microsoft does not answer at the moment.'],
    remedy: 'Try again in a few minutes.',
  };
}
