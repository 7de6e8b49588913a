import type { HealthCheck } from '@app/contracts';

const day = 24 * 3_600_000;
const warnedDays = 30;

interface Expiring {
  id: 'certificate' | 'secret';
  /** As in “The client secret has expired”. */
  name: string;
  /** What to do about it. */
  remedy: string;
}

/** How long a credential of the application is still good; unknown without a date. */
export function checkExpiry(
  { id, name, remedy }: Expiring,
  expires: Date | undefined,
  now: Date,
): HealthCheck {
  if (!expires) {
    return {
      id,
      status: 'unknown',
      title: `The end of the ${name} is not known`,
      facts: [`The ${name} is registered in another organization, which alone can see its end.`],
      remedy: 'Ask the operator of EDUGraph when it ends.',
    };
  }
  const days = Math.floor((expires.getTime() - now.getTime()) / day);
  const date = expires.toISOString().slice(0, 10);
  const expiresAt = expires.toISOString();
  if (days < 0) {
    return {
      id,
      status: 'error',
      title: `The ${name} has expired`,
      facts: [`It ended on ${date}.`],
      remedy,
      expiresAt,
    };
  }
  const isSoon = days < warnedDays;
  return {
    id,
    status: isSoon ? 'warning' : 'ok',
    title: `The ${name} ends in ${days} ${days === 1 ? 'day' : 'days'}`,
    facts: [`It is good until ${date}.`],
    remedy: isSoon ? remedy : null,
    expiresAt,
  };
}
