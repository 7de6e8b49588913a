import type { Role } from '@app/contracts';

/** How long a Microsoft sign-in opens the administration. */
const administrationMs = 8 * 3_600_000;

/**
 * What the Admin role is worth in a session: after a Microsoft sign-in in this session it opens the administration;
 * after a password sign-in it only shows where it is.
 */
export type Administration = 'open' | 'sign-in-required';

export function administrationOf(
  roles: readonly Role[],
  signedInAt: number | undefined,
  now: number,
): Administration | undefined {
  if (!roles.includes('Admin')) return undefined;
  const isRecent = signedInAt !== undefined && now - signedInAt < administrationMs;
  return isRecent ? 'open' : 'sign-in-required';
}
