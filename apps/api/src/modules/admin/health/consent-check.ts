import type { HealthCheck } from '@app/contracts';
import type { Consent } from '../../auth';

/** Whether the tenant's consent currently exists at Microsoft. */
export function checkConsent(state: Consent['state'], organizationName: string): HealthCheck {
  const id = 'consent' as const;
  if (state === 'granted') {
    const facts = [`EDUGraph may read the rosters of ${organizationName}.`];
    return { id, status: 'ok', title: 'Consent granted', facts, remedy: null };
  }
  if (state === 'missing') {
    return {
      id,
      status: 'error',
      title: 'Consent is missing',
      facts: [`${organizationName} hasn't granted consent, or has withdrawn it.`],
      remedy: 'Grant consent on this page, as an administrator.',
    };
  }
  return {
    id,
    status: 'unknown',
    title: "Consent couldn't be checked",
    facts: ["Microsoft 365 isn't responding right now."],
    remedy: 'Wait a little and try again.',
  };
}
