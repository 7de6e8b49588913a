import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { PatchRules } from '../patches/patch-rules';
import { ChangeLog, changeLogSchema, type Change } from './change-log';

/** How something was removed, as a delta's `@removed` puts it: restorably, or for good. */
export const removalSchema = z.enum(['changed', 'deleted']);
export type Removal = z.output<typeof removalSchema>;

interface Identified {
  readonly id: string;
}

function isIdentified(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** What a snapshot looks like, given what can be patched. */
export function snapshotSchemaOf<Item extends Identified, Patch extends z.ZodType<object>>(
  patchSchema: Patch,
) {
  return z.object({
    added: z.array(z.custom<Item>(isIdentified)).default([]),
    patches: z.record(z.string(), patchSchema),
    removals: z.record(z.string(), removalSchema),
    log: changeLogSchema,
  });
}

/** What has changed since loading. */
export interface EntitiesSnapshot<Item, Patch> {
  readonly added: Item[];
  readonly patches: Record<string, Patch>;
  readonly removals: Record<string, Removal>;
  readonly log: Change[];
}

/** Entities as loaded. */
export interface Loaded<Item> {
  /** In roster order. */
  readonly ids: readonly string[];
  get(id: string): Item | undefined;
}

/**
 * A tenant's entities of one kind: as loaded, plus those added since, with what was changed and removed. Their ids never
 * change their order, so a page link stays right while they come and go.
 */
export class Entities<Item extends Identified, Patch extends object> {
  readonly log = new ChangeLog();
  private readonly added = new Map<string, Item>();
  private readonly patches = new Map<string, Patch>();
  private readonly removals = new Map<string, Removal>();
  /** The ones that differ from how they were loaded. */
  private readonly current = new Map<string, Item>();
  private allIds: readonly string[] | undefined;

  /** @param tell called after every change, except a reset */
  constructor(
    private readonly loaded: Loaded<Item>,
    private readonly rules: PatchRules<Item, Patch>,
    private readonly tell: () => void,
  ) {}

  /** Including those removed. */
  get ids(): readonly string[] {
    this.allIds ??=
      this.added.size === 0 ? this.loaded.ids : [...this.loaded.ids, ...this.added.keys()];
    return this.allIds;
  }

  /** Undefined once it is removed. */
  find(id: string): Item | undefined {
    const original = this.original(id);
    return original && this.presentOf(original);
  }

  /** As it is or, if it was removed, was. */
  latest(id: string): Item | undefined {
    return this.current.get(id) ?? this.original(id);
  }

  /** As loaded, or as added. */
  original(id: string): Item | undefined {
    return this.loaded.get(id) ?? this.added.get(id);
  }

  /** Whether it was loaded or added, even if it was removed since. */
  has(id: string): boolean {
    return this.original(id) !== undefined;
  }

  /** How it was removed; what a reset took away is gone for good. */
  removalOf(id: string): Removal | undefined {
    return this.removals.get(id) ?? (this.has(id) ? undefined : 'deleted');
  }

  /** Ids of what was removed. */
  get removedIds(): readonly string[] {
    return [...this.removals.keys()].filter((id) => this.has(id));
  }

  /** False if there already is, or was, one with its id. */
  add(item: Item): boolean {
    if (this.has(item.id)) return false;
    this.put(item);
    this.note(item.id);
    return true;
  }

  /** The entity after the patch; undefined if there is none to patch. */
  patch(id: string, patch: Patch): Item | undefined {
    const before = this.find(id);
    const original = this.original(id);
    if (!before || !original) return undefined;
    const merged = { ...this.patches.get(id), ...this.rules.complete(before, patch) };
    const after = this.compose(original, merged);
    const properties = Object.keys(patch).filter(
      (name) => !isDeepStrictEqual(before[name as keyof Item], after[name as keyof Item]),
    );
    if (properties.length === 0) return before;
    this.patches.set(id, merged);
    this.current.set(id, after);
    this.note(id, properties);
    return after;
  }

  /** Whether there was something to remove. What can be restored can still be removed for good. */
  remove(id: string, removal: Removal): boolean {
    const earlier = this.removalOf(id);
    if (earlier === 'deleted' || earlier === removal) return false;
    this.removals.set(id, removal);
    this.note(id);
    return true;
  }

  /** Whether there was something that could be restored. */
  bringBack(id: string): boolean {
    if (!this.has(id) || this.removalOf(id) !== 'changed') return false;
    this.removals.delete(id);
    this.note(id);
    return true;
  }

  /** Logs a change that shows elsewhere, such as in a list of people. */
  note(id: string, properties?: readonly string[]): void {
    this.log.append(id, properties);
    this.tell();
  }

  /** Restores the loaded data. Everything that differed from it changes once more. */
  reset(): void {
    const changed = new Set([
      ...this.current.keys(),
      ...this.removals.keys(),
      ...this.added.keys(),
    ]);
    const known = [...changed].filter((id) => this.has(id));
    this.forget();
    for (const id of known) this.log.append(id);
  }

  snapshot(): EntitiesSnapshot<Item, Patch> {
    return {
      added: [...this.added.values()],
      patches: Object.fromEntries(this.patches),
      removals: Object.fromEntries(this.removals),
      log: this.log.snapshot(),
    };
  }

  /** Restores what an earlier run changed. Changes to what this roster doesn't have stay, for one that does. */
  restore({ added, patches, removals, log }: EntitiesSnapshot<Item, Patch>): void {
    this.forget();
    for (const item of added) if (!this.has(item.id)) this.put(item);
    for (const [id, removal] of Object.entries(removals)) this.removals.set(id, removal);
    for (const [id, patch] of Object.entries(patches)) {
      this.patches.set(id, patch);
      this.refresh(id);
    }
    this.log.restore(log);
  }

  /** What a loaded or added entity has become. */
  protected compose(original: Item, patch: Patch | undefined): Item {
    return patch ? this.rules.apply(original, patch) : original;
  }

  /** What has become of an entity as loaded or added; undefined if it was removed. */
  protected presentOf(original: Item): Item | undefined {
    const { id } = original;
    return this.removals.has(id) ? undefined : (this.current.get(id) ?? original);
  }

  /** Composes an entity again. */
  protected refresh(id: string): void {
    const original = this.original(id);
    if (original) this.current.set(id, this.compose(original, this.patches.get(id)));
  }

  private put(item: Item): void {
    this.added.set(item.id, item);
    this.allIds = undefined;
  }

  private forget(): void {
    this.added.clear();
    this.patches.clear();
    this.removals.clear();
    this.current.clear();
    this.allIds = undefined;
  }
}
