import type { Role } from '@app/contracts';

/** A Microsoft account as the session knows it; identity is (tenantId, objectId), never an e-mail (S-4). */
export interface MicrosoftAccount {
  tenantId: string;
  objectId: string;
  /** MSAL's key of the account in the token cache: `uid.utid`. */
  homeAccountId: string;
  email: string;
  displayName: string;
  firstName: string;
  lastName: string;
}

export interface LocalAccount {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  favoriteColor: string | null;
}

/** Who is signed in, read from the database at every request so that a change elsewhere counts at once (AUTH-6, S-14). */
export interface SessionUser {
  local?: LocalAccount;
  microsoft?: MicrosoftAccount;
  organization?: { id: string; tenantId: string; name: string; isAdminConsented: boolean };
  roles: Role[];
  /** Whether both accounts are there and joined. */
  isLinked: boolean;
}
