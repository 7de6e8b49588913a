import type { EntityManager } from 'typeorm';
import { Profile } from '../../../auth';
import type { DeltaPage } from '../../../graph';
import { DataSyncRecord } from '../../engine/data-sync-record.entity';
import { follow } from '../../users/followed-fields';
import { readUserEntries, type WireUser } from '../../users/user-entry';

export interface OldSync {
  tenantId: string;
  manager: EntityManager;
  fetch: (link: string | undefined) => Promise<DeltaPage<WireUser>>;
}

/**
 * What the sample that EDUGraph grew out of does: a page, then one by one a SELECT for each user on it and an UPDATE
 * for each known user, then the next page. A baseline to measure against.
 * @returns the number of users it received
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
      if (entry.gone) continue;
      const profile = await manager.findOneBy(Profile, { o365UserId: id });
      if (profile) await manager.update(Profile, profile.userId, follow(profile, entry.said));
    }
    users += page.entries.length;
    const next = { nextLink: page.next ?? null, deltaLink: page.delta ?? null };
    await manager.update(DataSyncRecord, { tenantId }, next);
    if (page.next === undefined || users >= most) return users;
    link = page.next;
  }
}
