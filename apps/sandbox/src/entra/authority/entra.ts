import type { Clock } from '../../wire/clock';
import type { AuthorizationCodes } from '../issued/authorization-codes';
import type { RegisteredCredentials } from '../registration/credentials';
import { EntraError } from '../protocol/entra-error';
import type { Revocations } from '../issued/revocations';
import type { SigningKeys } from '../issued/signing-keys';
import type { Directory, DirectoryTenant } from './directory';

/** What the Entra half works with. */
export interface Entra {
  readonly clientId: string;
  /** Origins other than localhost that codes may be sent to. */
  readonly redirectOrigins: readonly string[];
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly credentials: RegisteredCredentials;
  readonly codes: AuthorizationCodes;
  readonly revocations: Revocations;
}

const multiTenantAuthorities = ['organizations', 'common'];

/** The tenant in the address; undefined for `organizations` and `common`. @throws EntraError 90002 */
export function findAuthority(entra: Entra, authority: string): DirectoryTenant | undefined {
  if (multiTenantAuthorities.includes(authority.toLowerCase())) return undefined;
  const tenant = entra.directory.findTenant(authority);
  if (!tenant) throw new EntraError(90002, { tenant: authority });
  return tenant;
}
