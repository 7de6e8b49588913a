import type { MicrosoftAccount } from '../accounts/microsoft-account';

/** Where a browser ends its Microsoft session before it comes back to us (AUTH-9). */
export abstract class SignOutUrl {
  abstract logoutUrl(account: MicrosoftAccount): string;

  /** Removes what is stored for a user who signs out and can't come back to it. */
  abstract forget(account: MicrosoftAccount): Promise<void>;
}
