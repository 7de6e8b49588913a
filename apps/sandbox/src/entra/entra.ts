import type { Clock } from '../control/clock';
import type { AuthorizationCodes } from './authorization-codes';
import type { RegisteredCredentials } from './credentials';
import type { Directory, DirectoryTenant } from './directory';
import { EntraError } from './entra-error';
import type { Revocations } from './revocations';
import type { SigningKeys } from './signing-keys';

/** What the Entra half works with. */
export interface Entra {
  readonly clientId: string;
  /** Origins besides localhost that codes may be sent to. */
  readonly redirectOrigins: readonly string[];
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly credentials: RegisteredCredentials;
  readonly codes: AuthorizationCodes;
  readonly revocations: Revocations;
}

const multiTenantAuthorities = ['organizations', 'common'];

/** The tenant that an address names; undefined for `organizations` and `common`. @throws EntraError 90002 */
export function findAuthority(entra: Entra, authority: string): DirectoryTenant | undefined {
  if (multiTenantAuthorities.includes(authority.toLowerCase())) return undefined;
  const tenant = entra.directory.findTenant(authority);
  if (!tenant) throw new EntraError(90002, { tenant: authority });
  return tenant;
}
