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

/** How long one of the application's credentials is still valid; unknown without a date. */
export function checkExpiry(
  { id, name, remedy }: Expiring,
  expires: Date | undefined,
  now: Date,
): HealthCheck {
  if (!expires) {
    return {
      id,
      status: 'unknown',
      title: 'Expiry date unknown',
      facts: [`The ${name} is registered in another organization, which alone can see the date.`],
      remedy: 'Ask whoever runs EDUGraph for you when it expires.',
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
      facts: [`It expired on ${date}.`],
      remedy,
      expiresAt,
    };
  }
  const isSoon = days < warnedDays;
  return {
    id,
    status: isSoon ? 'warning' : 'ok',
    title: `The ${name} expires in ${days} ${days === 1 ? 'day' : 'days'}`,
    facts: [`It's valid until ${date}.`],
    remedy: isSoon ? remedy : null,
    expiresAt,
  };
}
