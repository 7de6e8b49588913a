import type { Classes } from './classes';
import { seedWorkLibrary } from './assignments/seed-files';
import { startOf } from './roster/class-start';
import type { Class } from './roster/entities';
import { Drive } from './drives/drive';
import { DriveChanges, type DriveChangesSnapshot } from './drives/drive-changes';
import type { DriveItem } from './drives/drive-item';
import { classIdOf, driveIdOf, inventLibrary, itemIdOf } from './drives/invent-library';
import { libraryKindAt, outlineLibrary } from './drives/library-outline';
import { documentsDriveIdOf } from './drives/work-drive-id';

/** How many libraries to hold at once; a tenant may have thousands of classes. */
const keptDrives = 50;

function workLibrary(id: string, item: Class): Drive {
  const start = startOf(item);
  const rootId = itemIdOf(id, '');
  const root = { id: rootId, name: 'root', createdAt: start, changedAt: start, version: 1 };
  return new Drive(id, item.id, root, seedWorkLibrary(item, rootId));
}

/**
 * The libraries of a tenant's classes: documents, and separately handouts and student work. A library is made up when
 * requested, the same way every time, with any changes since.
 */
export class Drives {
  private readonly open = new Map<string, Drive>();
  private readonly changes = new DriveChanges();

  constructor(
    private readonly classes: Classes,
    private readonly onChange: () => void,
  ) {}

  /** A class's documents. Undefined until the group's site is provisioned. */
  ofClass(classId: string): Drive | undefined {
    return this.find(driveIdOf(classId));
  }

  find(driveId: string): Drive | undefined {
    const open = this.open.get(driveId) ?? this.make(driveId);
    if (!open) return undefined;
    // Moved to the end: the first one is the least recently used.
    this.open.delete(driveId);
    this.open.set(driveId, open);
    const [longestUnused] = this.open.keys();
    if (longestUnused !== undefined && this.open.size > keptDrives) {
      this.open.delete(longestUnused);
    }
    return open;
  }

  /** Adds an item, or replaces the one with its id. */
  put(driveId: string, item: DriveItem): void {
    this.change(driveId, item.id, item);
  }

  /** Removes an item with everything below it. @returns the removed items */
  remove(driveId: string, item: DriveItem): readonly DriveItem[] {
    const children = this.find(driveId)?.childrenOf(item) ?? [];
    const below = children.flatMap((child) => this.remove(driveId, child));
    this.change(driveId, item.id, null);
    return [item, ...below];
  }

  reset(): void {
    this.changes.clear();
    this.open.clear();
  }

  snapshot(): DriveChangesSnapshot {
    return this.changes.snapshot();
  }

  restore(snapshot: DriveChangesSnapshot): void {
    this.changes.restore(snapshot);
    this.open.clear();
  }

  private change(driveId: string, itemId: string, item: DriveItem | null): void {
    this.changes.set(driveId, itemId, item);
    // Made up again, with the change, when requested.
    this.open.delete(driveId);
    this.onChange();
  }

  private make(driveId: string): Drive | undefined {
    const documentsId = documentsDriveIdOf(driveId);
    const classId = classIdOf(documentsId ?? driveId);
    // As loaded, so the files belong to the same people.
    const item = this.classes.original(classId ?? '');
    if (!item) return undefined;
    const drive = documentsId === undefined ? this.documents(item) : workLibrary(driveId, item);
    return drive && this.changes.applyTo(drive);
  }

  private documents(item: Class): Drive | undefined {
    const kind = libraryKindAt(this.classes.positionOf(item.id));
    if (kind === 'missing') return undefined;
    return inventLibrary(item, outlineLibrary(kind, item.displayName, item.id));
  }
}
