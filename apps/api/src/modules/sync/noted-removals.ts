import type { SyncRemoval, SyncResource } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotedRows } from './administration/noted-rows';
import { NotedUsers } from './users/noted-users';

/** What a stopped run of a resource would take away (SYNC-8). */
@Injectable()
export class NotedRemovals {
  constructor(
    private readonly users: NotedUsers,
    private readonly rows: NotedRows,
  ) {}

  list(
    tenantId: string,
    resource: SyncResource,
    page: { after: string; take: number },
  ): Promise<SyncRemoval[]> {
    if (resource === 'users') return this.users.list(tenantId, page);
    // Names go with their rows.
    if (resource === 'names') return Promise.resolve([]);
    return this.rows.list(tenantId, resource, page);
  }
}
