import type { Role } from '@app/contracts';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import type { Administration } from './administration';

export interface LocalAccount {
  id: string;
  /** Null: the account was made from Microsoft when all of the person's addresses were taken. */
  email: string | null;
  firstName: string;
  lastName: string;
  favoriteColor: string | null;
}

/** Who is signed in, read from the database on every request so that changes take effect at once (AUTH-6, S-14). */
export interface SessionUser {
  local?: LocalAccount;
  microsoft?: MicrosoftAccount;
  organization?: {
    id: string;
    tenantId: string;
    name: string;
    isAdminConsented: boolean;
    /** Consent was withdrawn here, but the application remains at Microsoft; what remains is not used. */
    appRemains?: boolean;
  };
  roles: Role[];
  /** Set for users with the Admin role. */
  administration?: Administration;
  /** Whether both accounts exist and are linked. */
  isLinked: boolean;
}
