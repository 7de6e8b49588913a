import type { MicrosoftAccount } from './session-user';

/** Where a browser ends its Microsoft session and comes back to us (AUTH-9). */
export abstract class SignOutUrl {
  abstract logoutUrl(account: MicrosoftAccount): string;

  /** Removes what is kept for somebody who signs out and cannot come back to it. */
  abstract forget(account: MicrosoftAccount): Promise<void>;
}
