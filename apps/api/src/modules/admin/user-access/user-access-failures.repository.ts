import type { ListUserAccessFailuresQuery, UserAccessFailureList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { readPlace, toPage, writePlace } from '../../../http';
import { UserAccessFailure } from './user-access-failure.entity';

const order = 'failures';
const exportedAtOnce = 500;

/** Users whom a tenant's last job couldn't give access. */
@Injectable()
export class UserAccessFailuresRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    tenantId: string,
    { limit, cursor }: ListUserAccessFailuresQuery,
  ): Promise<UserAccessFailureList> {
    const after = readPlace(order, cursor)?.id ?? '';
    const rows = await this.read(tenantId, after, limit + 1);
    const { value, nextCursor } = toPage(rows, limit, ({ userId }) =>
      writePlace(order, { by: '', id: userId }),
    );
    return {
      value: value.map(({ userId, ...failure }) => ({ id: userId, ...failure })),
      nextCursor,
    };
  }

  async *all(tenantId: string): AsyncGenerator<UserAccessFailure> {
    let after = '';
    for (;;) {
      const rows = await this.read(tenantId, after, exportedAtOnce);
      yield* rows;
      after = rows.at(-1)?.userId ?? '';
      if (rows.length < exportedAtOnce) return;
    }
  }

  private read(tenantId: string, after: string, take: number): Promise<UserAccessFailure[]> {
    return this.dataSource.getRepository(UserAccessFailure).find({
      where: { tenantId, userId: MoreThan(after) },
      order: { userId: 'ASC' },
      take,
    });
  }
}
