/** Lists of ids, each with an owner, as loaded. */
export interface LoadedLists {
  idsOf(ownerId: string): readonly string[];
  /** The owners of the lists that an id is in. */
  ownersOf(id: string): readonly string[];
}

/** An id that was added to a list, or removed from it, since loading. */
export interface ListDifference {
  readonly ownerId: string;
  readonly id: string;
  readonly isIn: boolean;
}

/** Lists of ids: what was loaded, plus any changes since. A change costs only what it changes. */
export class IdLists {
  /** By owner and id. An id that is back to how it was loaded stays, so positions don't change. */
  private readonly changed = new Map<string, Map<string, boolean>>();
  /** The owners of the lists that an id was added to or removed from. */
  private readonly touched = new Map<string, Set<string>>();
  /** Lists that something was added to. */
  private readonly extended = new Map<string, string[]>();

  constructor(private readonly loaded: LoadedLists) {}

  has(ownerId: string, id: string): boolean {
    return this.changed.get(ownerId)?.get(id) ?? this.loaded.ownersOf(id).includes(ownerId);
  }

  /** Everything that was ever in a list, in positions that don't change. */
  positionsOf(ownerId: string): readonly string[] {
    return this.extended.get(ownerId) ?? this.loaded.idsOf(ownerId);
  }

  /** What is in a list now. */
  idsOf(ownerId: string): readonly string[] {
    const changed = this.changed.get(ownerId);
    const positions = this.positionsOf(ownerId);
    return changed ? positions.filter((id) => changed.get(id) !== false) : positions;
  }

  /** The owners of the lists that an id is in now. */
  ownersOf(id: string): readonly string[] {
    const touched = this.touched.get(id);
    const loaded = this.loaded.ownersOf(id);
    if (!touched) return loaded;
    return [...new Set([...loaded, ...touched])].filter((ownerId) => this.has(ownerId, id));
  }

  /** Adds an id to a list or removes it; false if there was nothing to do. */
  set({ ownerId, id, isIn }: ListDifference): boolean {
    if (this.has(ownerId, id) === isIn) return false;
    const changed = this.changed.get(ownerId) ?? new Map<string, boolean>();
    this.changed.set(ownerId, changed);
    const isNew = !changed.has(id) && !this.loaded.ownersOf(id).includes(ownerId);
    if (isNew) this.extend(ownerId, id);
    changed.set(id, isIn);
    this.touched.set(id, (this.touched.get(id) ?? new Set()).add(ownerId));
    return true;
  }

  /** Restores the loaded lists. @returns the owners of those that differed */
  reset(): readonly string[] {
    const owners = new Set(this.differences().map(({ ownerId }) => ownerId));
    this.changed.clear();
    this.touched.clear();
    this.extended.clear();
    return [...owners];
  }

  /** What differs from how it was loaded. */
  differences(): ListDifference[] {
    return [...this.changed].flatMap(([ownerId, ids]) =>
      [...ids]
        .map(([id, isIn]) => ({ ownerId, id, isIn }))
        .filter(({ id, isIn }) => this.loaded.ownersOf(id).includes(ownerId) !== isIn),
    );
  }

  private extend(ownerId: string, id: string): void {
    const extended = this.extended.get(ownerId) ?? [...this.loaded.idsOf(ownerId)];
    extended.push(id);
    this.extended.set(ownerId, extended);
  }
}
