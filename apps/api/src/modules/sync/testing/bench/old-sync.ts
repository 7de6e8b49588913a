import type { EntityManager } from 'typeorm';
import { Profile } from '../../../auth';
import type { DeltaPage } from '../../../graph';
import { DataSyncRecord } from '../../engine/data-sync-record.entity';
import { readUserEntries, type WireUser } from '../../users/user-entry';

export interface OldSync {
  tenantId: string;
  manager: EntityManager;
  fetch: (link: string | undefined) => Promise<DeltaPage<WireUser>>;
}

/**
 * The way of the sample that this began as: a page, then a SELECT for each user on it and an UPDATE for each that is
 * known here, one by one, then the next page. A baseline to measure against.
 * @returns how many users it came by
 */
export async function syncAsBefore(
  { tenantId, manager, fetch }: OldSync,
  most: number,
): Promise<number> {
  let link: string | undefined;
  let users = 0;
  for (;;) {
    const page = await fetch(link);
    for (const [id, entry] of readUserEntries(page.entries)) {
      if (entry.kind === 'gone') continue;
      const profile = await manager.findOneBy(Profile, { o365UserId: id });
      if (profile && entry.fields) await manager.update(Profile, profile.userId, entry.fields);
    }
    users += page.entries.length;
    const next = { nextLink: page.next ?? null, deltaLink: page.delta ?? null };
    await manager.update(DataSyncRecord, { tenantId }, next);
    if (page.next === undefined || users >= most) return users;
    link = page.next;
  }
}
