import type { Role } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { Forbidden, NotFound } from '../../../http';
import { GraphClient, isWord, record, text, type GraphCaller } from '../../graph';
import type { VerifiedIdentity } from '../entra/id-token';
import { UserRoleRepository } from '../accounts/user-role.repository';
import type { GraphToken } from './silent-tokens';
import { TokenCacheRepository } from './token-cache.repository';

/** A caller for a token already at hand. */
export const callerWith = (
  { tenantId, objectId }: { tenantId: string; objectId: string },
  accessToken: string,
): GraphCaller => ({ tenantId, key: objectId, token: () => Promise.resolve(accessToken) });

/** Keeps roles in step with Microsoft by checking them at every token renewal. */
@Injectable()
export class RoleRenewal {
  private readonly logger = new Logger('Roles');

  constructor(
    private readonly graph: GraphClient,
    private readonly roles: UserRoleRepository,
    private readonly tokenCache: TokenCacheRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Writes the roles that came with a renewal, unless a later request has already written its tokens, and so its roles.
   * @param renewal the version its tokens were written with, and the token if it can read the roster
   */
  async renewed(
    identity: VerifiedIdentity,
    { version, educationToken }: { version: number; educationToken?: GraphToken | undefined },
  ): Promise<void> {
    const education = educationToken && (await this.tryEducationRole(identity, educationToken));
    const held = { isAdmin: identity.isGlobalAdministrator, ...(education ? { education } : {}) };
    await this.transactions.run(async () => {
      if (await this.tokenCache.holds(identity, version)) await this.roles.update(identity, held);
    });
  }

  /** Teacher or Student, as set by School Data Sync. Others have no such role, or aren't education users at all. */
  async educationRole(caller: GraphCaller): Promise<Role | 'none'> {
    try {
      const path = '/education/me?$select=id,primaryRole';
      return roleOf(text(record(await this.graph.get(caller, path))['primaryRole']));
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
      // The token is good; failing to read the role is no reason to withhold it.
      this.logger.warn({ msg: 'Could not read the education role.', err: error });
      return undefined;
    }
  }
}

function roleOf(primaryRole: string | null): Role | 'none' {
  if (isWord(primaryRole, 'teacher')) return 'Teacher';
  return isWord(primaryRole, 'student') ? 'Student' : 'none';
}
