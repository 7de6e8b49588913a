import 'express-session';
import type { MicrosoftAccount } from './session-user';

/** A Microsoft sign-in on its way: made before the redirect, taken once by the callback (S-1). */
export interface PendingSignIn {
  state: string;
  nonce: string;
  codeVerifier: string;
  mode: 'sign-in' | 'link';
  returnTo: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** An administrator's consent on its way (S-2). Without a tenant: nobody was signed in. */
export interface PendingConsent {
  state: string;
  tenantId?: string;
  objectId?: string;
  expiresAt: number;
}

declare module 'express-session' {
  interface SessionData {
    /**
     * `auth_user.id` of the local account that gave its password in this session, or was made in it. A link is not
     * stored here: it is looked up at every request, so that it ends when an administrator removes it (S-14).
     */
    userId?: string;
    /** The Microsoft account that signed in in this session. */
    microsoft?: MicrosoftAccount;
    /** Whether the cookie outlives the browser. */
    rememberMe?: boolean;
    pendingSignIn?: PendingSignIn;
    pendingConsent?: PendingConsent;
    linkError?: { code: string; microsoftAccount?: string };
    justLinked?: boolean;
  }
}
