import * as z from 'zod';
import { Drive } from './drive';
import type { DriveItem } from './drive-item';

const itemSchema = z.object({
  id: z.string(),
  parentId: z.string().exactOptional(),
  name: z.string(),
  file: z.object({ mimeType: z.string(), size: z.int() }).exactOptional(),
  createdAt: z.coerce.date(),
  createdBy: z.string().exactOptional(),
  changedAt: z.coerce.date(),
  changedBy: z.string().exactOptional(),
  audience: z
    .object({ assignmentId: z.string(), userId: z.string().exactOptional() })
    .exactOptional(),
  contentId: z.string().exactOptional(),
  version: z.int(),
});

/** By library and item: what was put there, or null for what was removed. */
export const driveChangesSnapshotSchema = z.record(
  z.string(),
  z.record(z.string(), itemSchema.nullable()),
);
export type DriveChangesSnapshot = z.output<typeof driveChangesSnapshotSchema>;

/** What has changed in libraries since they were made up. */
export class DriveChanges {
  private readonly byDrive = new Map<string, Map<string, DriveItem | null>>();

  /** @param item null removes the item with the id */
  set(driveId: string, itemId: string, item: DriveItem | null): void {
    const known = this.byDrive.get(driveId) ?? new Map<string, DriveItem | null>();
    known.set(itemId, item);
    this.byDrive.set(driveId, known);
  }

  /** The library with its changes; the same object if there are none. */
  applyTo(drive: Drive): Drive {
    const changes = this.byDrive.get(drive.id);
    if (!changes) return drive;
    const items = new Map(drive.items().map((item) => [item.id, item]));
    for (const [id, item] of changes) {
      if (item) items.set(id, item);
      else items.delete(id);
    }
    return new Drive(drive.id, drive.classId, drive.root, [...items.values()]);
  }

  clear(): void {
    this.byDrive.clear();
  }

  snapshot(): DriveChangesSnapshot {
    return Object.fromEntries(
      [...this.byDrive].map(([id, changes]) => [id, Object.fromEntries(changes)]),
    );
  }

  restore(snapshot: DriveChangesSnapshot): void {
    for (const [driveId, changes] of Object.entries(snapshot)) {
      for (const [itemId, item] of Object.entries(changes)) this.set(driveId, itemId, item);
    }
  }
}
