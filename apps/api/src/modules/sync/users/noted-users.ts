import type { SyncRemoval as Removal } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Profile } from '../../auth';
import { SyncRemoval } from '../engine/sync-removal.entity';
import { UsersHandler } from './users-handler';

/** The users whose accounts a stopped run would take away, by object id (SYNC-8). */
@Injectable()
export class NotedUsers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handler: UsersHandler,
  ) {}

  /** @param after the last object id of the previous page, or an empty string */
  async list(
    tenantId: string,
    { after, take }: { after: string; take: number },
  ): Promise<Removal[]> {
    const rows = await this.dataSource
      .getRepository(Profile)
      .createQueryBuilder('p')
      .innerJoin('p.user', 'u')
      .innerJoin('p.organization', 'o', 'o.tenant_id = :tenantId', { tenantId })
      .innerJoin(
        SyncRemoval,
        'r',
        'r.tenant_id = o.tenant_id AND r.query = :query AND r.object_id = p.o365_user_id',
        { query: this.handler.query },
      )
      .select('p.o365UserId', 'id')
      .addSelect('p.o365DisplayName', 'displayName')
      .addSelect('u.email', 'localEmail')
      .addSelect('p.o365Email', 'microsoftEmail')
      .addSelect('r.reason', 'reason')
      .where("p.o365_user_id > :after AND (u.is_active = :yes OR r.reason = 'deleted')", {
        after,
        yes: true,
      })
      .orderBy('p.o365_user_id')
      .limit(take)
      .getRawMany<Omit<Removal, 'detail'>>();
    return rows.map((row) => ({ ...row, detail: null }));
  }
}
