import type { Link, LinkList, ListLinksQuery } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readPlace, toPage, writePlace } from '../../../http';
import { Profile } from '../../auth';

const order = 'links';

/** Who is linked to whom in a tenant. A page takes one statement, wherever it starts. */
@Injectable()
export class LinksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    tenantId: string,
    { limit, cursor, userId, localId }: ListLinksQuery,
  ): Promise<LinkList> {
    const after = readPlace(order, cursor);
    const query = this.dataSource
      .getRepository(Profile)
      .createQueryBuilder('p')
      .innerJoinAndSelect('p.user', 'u')
      .innerJoin('p.organization', 'o')
      .where('o.tenant_id = :tenantId AND p.o365_user_id IS NOT NULL', { tenantId })
      .orderBy('p.user_id', 'ASC')
      .limit(limit + 1);
    if (after) query.andWhere('p.user_id > :id', { id: after.id });
    if (userId) query.andWhere('p.o365_user_id = :userId', { userId: userId.toLowerCase() });
    if (localId) query.andWhere('p.user_id = :localId', { localId: localId.toLowerCase() });
    const { value, nextCursor } = toPage(await query.getMany(), limit, (profile) =>
      writePlace(order, { by: '', id: profile.userId }),
    );
    return { value: value.map(toLink), nextCursor };
  }
}

const toLink = (profile: Profile): Link => ({
  localId: profile.userId,
  localEmail: profile.user?.email ?? null,
  userId: profile.o365UserId ?? '',
  userPrincipalName: profile.o365PrincipalName,
  email: profile.o365Email,
  displayName: profile.o365DisplayName,
  linkedAt: profile.linkedAt?.toISOString() ?? null,
  active: profile.user?.isActive ?? false,
});
