import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a person may stay at Microsoft's page. */
const patience = 10 * 60_000;

export interface OneTimeState {
  state: string;
  expiresAt: number;
}

/** 256 random bits that fit into an address. */
export const randomText = (): string => randomBytes(32).toString('base64url');

export const newState = (now = Date.now()): OneTimeState => ({
  state: randomText(),
  expiresAt: now + patience,
});

/** Whether a callback's `state` is the one we sent this browser away with, compared in constant time (S-1). */
export function isOurs(pending: OneTimeState, state: unknown, now = Date.now()): boolean {
  if (typeof state !== 'string' || state === '' || pending.expiresAt < now) return false;
  return timingSafeEqual(digest(pending.state), digest(state));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
