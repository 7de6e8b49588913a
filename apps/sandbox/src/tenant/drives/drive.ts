import type { DriveItem } from './drive-item';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The document library of a class: a tree of items below one root. */
export class Drive {
  readonly #items: ReadonlyMap<string, DriveItem>;
  readonly #children = new Map<string, DriveItem[]>();

  constructor(
    readonly id: string,
    readonly classId: string,
    readonly root: DriveItem,
    items: readonly DriveItem[],
  ) {
    this.#items = new Map([root, ...items].map((item) => [item.id, item]));
    for (const item of items) {
      const siblings = this.#children.get(item.parentId ?? '') ?? [];
      siblings.push(item);
      this.#children.set(item.parentId ?? '', siblings);
    }
    for (const siblings of this.#children.values()) {
      siblings.sort((left, right) => byName.compare(left.name, right.name));
    }
  }

  /** Everything below the root. */
  items(): readonly DriveItem[] {
    return [...this.#items.values()].filter((item) => item !== this.root);
  }

  item(id: string): DriveItem | undefined {
    return this.#items.get(id);
  }

  /** By name. */
  childrenOf({ id }: Pick<DriveItem, 'id'>): readonly DriveItem[] {
    return this.#children.get(id) ?? [];
  }

  parentOf({ parentId }: DriveItem): DriveItem | undefined {
    return parentId === undefined ? undefined : this.#items.get(parentId);
  }

  /** Names from below the root down to the item. */
  pathOf(item: DriveItem): readonly string[] {
    const parent = this.parentOf(item);
    return parent ? [...this.pathOf(parent), item.name] : [];
  }

  /** Bytes; a folder's are those of everything below it. */
  sizeOf(item: DriveItem): number {
    return (
      item.file?.size ?? this.childrenOf(item).reduce((sum, child) => sum + this.sizeOf(child), 0)
    );
  }

  /** The item at a path, whose names count in any case as in SharePoint. */
  find(names: readonly string[]): DriveItem | undefined {
    return names.reduce<DriveItem | undefined>(
      (folder, name) =>
        folder &&
        this.childrenOf(folder).find((child) => child.name.toLowerCase() === name.toLowerCase()),
      this.root,
    );
  }
}
