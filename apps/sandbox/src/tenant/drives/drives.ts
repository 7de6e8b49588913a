import { seedWorkLibrary } from '../assignments/seed-files';
import { startOf } from '../class-start';
import type { Class } from '../entities';
import type { RosterIndex } from '../roster-index';
import { Drive } from './drive';
import { DriveChanges } from './drive-changes';
import type { DriveChangesSnapshot } from './drive-changes';
import type { DriveItem } from './drive-item';
import { classIdOf, driveIdOf, inventLibrary, itemIdOf } from './invent-library';
import { libraryKindAt, outlineLibrary } from './library-outline';
import { documentsDriveIdOf } from './work-drive-id';

/** Libraries held at once; a tenant may have thousands of classes. */
const keptDrives = 50;

function workLibrary(id: string, item: Class): Drive {
  const start = startOf(item);
  const rootId = itemIdOf(id, '');
  const root = { id: rootId, name: 'root', createdAt: start, changedAt: start, version: 1 };
  return new Drive(id, item.id, root, seedWorkLibrary(item, rootId));
}

/**
 * The libraries of a tenant's classes: documents, and beside them handouts and student work. One is made up when it is
 * asked for, and the same again after, with what changed in it since.
 */
export class Drives {
  readonly #open = new Map<string, Drive>();
  readonly #changes = new DriveChanges();

  constructor(
    private readonly roster: RosterIndex,
    private readonly onChange: () => void,
  ) {}

  /** The documents of a class. Undefined as long as the group's site is not provisioned. */
  ofClass(classId: string): Drive | undefined {
    return this.find(driveIdOf(classId));
  }

  find(driveId: string): Drive | undefined {
    const open = this.#open.get(driveId) ?? this.#make(driveId);
    if (!open) return undefined;
    // Put last again: the first one is the one longest unused.
    this.#open.delete(driveId);
    this.#open.set(driveId, open);
    const [longestUnused] = this.#open.keys();
    if (longestUnused !== undefined && this.#open.size > keptDrives) {
      this.#open.delete(longestUnused);
    }
    return open;
  }

  /** Adds an item, or puts it in the place of the one with its id. */
  put(driveId: string, item: DriveItem): void {
    this.#change(driveId, item.id, item);
  }

  /** Takes an item away, with all that is below it. The items taken away. */
  remove(driveId: string, item: DriveItem): readonly DriveItem[] {
    const children = this.find(driveId)?.childrenOf(item) ?? [];
    const below = children.flatMap((child) => this.remove(driveId, child));
    this.#change(driveId, item.id, null);
    return [item, ...below];
  }

  reset(): void {
    this.#changes.clear();
    this.#open.clear();
  }

  snapshot(): DriveChangesSnapshot {
    return this.#changes.snapshot();
  }

  restore(snapshot: DriveChangesSnapshot): void {
    this.#changes.restore(snapshot);
    this.#open.clear();
  }

  #change(driveId: string, itemId: string, item: DriveItem | null): void {
    this.#changes.set(driveId, itemId, item);
    // Made again with the change when it is asked for.
    this.#open.delete(driveId);
    this.onChange();
  }

  #make(driveId: string): Drive | undefined {
    const documentsId = documentsDriveIdOf(driveId);
    const classId = classIdOf(documentsId ?? driveId);
    const item = this.roster.classes.get(classId ?? '');
    if (!item) return undefined;
    const drive = documentsId === undefined ? this.#documents(item) : workLibrary(driveId, item);
    return drive && this.#changes.applyTo(drive);
  }

  #documents(item: Class): Drive | undefined {
    const kind = libraryKindAt(this.roster.classIds.indexOf(item.id));
    if (kind === 'missing') return undefined;
    return inventLibrary(item, outlineLibrary(kind, item.displayName, item.id));
  }
}
