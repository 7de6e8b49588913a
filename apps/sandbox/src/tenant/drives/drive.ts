import type { DriveItem } from './drive-item';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A class's document library: a tree of items below one root. */
export class Drive {
  private readonly byId: ReadonlyMap<string, DriveItem>;
  private readonly children = new Map<string, DriveItem[]>();

  constructor(
    readonly id: string,
    readonly classId: string,
    readonly root: DriveItem,
    items: readonly DriveItem[],
  ) {
    this.byId = new Map([root, ...items].map((item) => [item.id, item]));
    for (const item of items) {
      const siblings = this.children.get(item.parentId ?? '') ?? [];
      siblings.push(item);
      this.children.set(item.parentId ?? '', siblings);
    }
    for (const siblings of this.children.values()) {
      siblings.sort((left, right) => byName.compare(left.name, right.name));
    }
  }

  /** Everything below the root. */
  items(): readonly DriveItem[] {
    return [...this.byId.values()].filter((item) => item !== this.root);
  }

  item(id: string): DriveItem | undefined {
    return this.byId.get(id);
  }

  /** By name. */
  childrenOf({ id }: Pick<DriveItem, 'id'>): readonly DriveItem[] {
    return this.children.get(id) ?? [];
  }

  parentOf({ parentId }: DriveItem): DriveItem | undefined {
    return parentId === undefined ? undefined : this.byId.get(parentId);
  }

  /** The names from below the root down to the item. */
  pathOf(item: DriveItem): readonly string[] {
    const parent = this.parentOf(item);
    return parent ? [...this.pathOf(parent), item.name] : [];
  }

  /** In bytes; a folder's size includes everything below it. */
  sizeOf(item: DriveItem): number {
    return (
      item.file?.size ?? this.childrenOf(item).reduce((sum, child) => sum + this.sizeOf(child), 0)
    );
  }

  /** The item at a path, whose names are case-insensitive as in SharePoint. */
  find(names: readonly string[]): DriveItem | undefined {
    return names.reduce<DriveItem | undefined>(
      (folder, name) =>
        folder &&
        this.childrenOf(folder).find((child) => child.name.toLowerCase() === name.toLowerCase()),
      this.root,
    );
  }
}
