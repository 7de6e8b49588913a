import type { Role } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../http';
import { GraphClient, type GraphCaller } from '../../graph';
import type { VerifiedIdentity } from './id-token';
import type { GraphToken } from '../tokens/silent-tokens';
import { UserRoleRepository } from '../accounts/user-role.repository';

/** A caller with a token that is at hand already. */
export const callerWith = (
  { tenantId, objectId }: { tenantId: string; objectId: string },
  accessToken: string,
): GraphCaller => ({ tenantId, key: objectId, token: () => Promise.resolve(accessToken) });

/** Keeps roles as they are at Microsoft: looked at again at every token renewal. */
@Injectable()
export class RoleRenewal {
  private readonly logger = new Logger('Roles');

  constructor(
    private readonly graph: GraphClient,
    private readonly roles: UserRoleRepository,
  ) {}

  /** @param educationToken given when the renewed token can read the roster, for instance after a late consent */
  async renewed(identity: VerifiedIdentity, educationToken?: GraphToken): Promise<void> {
    const education = educationToken && (await this.tryEducationRole(identity, educationToken));
    await this.roles.update(identity, {
      isAdmin: identity.isGlobalAdministrator,
      ...(education ? { education } : {}),
    });
  }

  /** Teacher or Student, as School Data Sync says. Others have no such role, or no education user at all. */
  async educationRole(caller: GraphCaller): Promise<Role | 'none'> {
    try {
      const path = '/education/me?$select=id,primaryRole';
      const user = await this.graph.get<{ primaryRole?: string | null }>(caller, path);
      return roleOf(user.primaryRole);
    } catch (error) {
      if (error instanceof NotFound || error instanceof Forbidden) return 'none';
      throw error;
    }
  }

  private async tryEducationRole(
    identity: VerifiedIdentity,
    { accessToken }: GraphToken,
  ): Promise<Role | 'none' | undefined> {
    try {
      return await this.educationRole(callerWith(identity, accessToken));
    } catch (error) {
      // The token is good; that the role could not be read now is no reason to withhold it.
      this.logger.warn({ msg: 'The education role could not be read.', err: error });
      return undefined;
    }
  }
}

function roleOf(primaryRole: string | null | undefined): Role | 'none' {
  if (primaryRole === 'teacher') return 'Teacher';
  return primaryRole === 'student' ? 'Student' : 'none';
}
