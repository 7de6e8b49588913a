import 'express-session';
import type { MicrosoftAccount } from '../accounts/microsoft-account';

/** A Microsoft account that has signed in but must be confirmed before it is linked (LINK-1). */
export interface PendingLink {
  microsoft: MicrosoftAccount;
  /** SHA-256 of a secret only the browser that signed in knows. */
  proofHash: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

declare module 'express-session' {
  interface SessionData {
    /**
     * `auth_user.id` of the local account that signed in with its password in this session, or was created in it. A link
     * isn't stored here: it is looked up on every request, so that it ends when an administrator removes it (S-14).
     */
    userId?: string;
    /** The Microsoft account that signed in during this session. */
    microsoft?: MicrosoftAccount;
    /** When that was, in milliseconds since the epoch; limits how long the administration stays open. */
    microsoftSignInAt?: number;
    /** Microsoft vouched for the linked account when it signed in with its password. */
    isVouchedFor?: boolean;
    /** Whether the cookie outlives the browser. */
    rememberMe?: boolean;
    pendingLink?: PendingLink;
    linkError?: { code: string; microsoftAccount?: string };
    justLinked?: boolean;
  }
}
