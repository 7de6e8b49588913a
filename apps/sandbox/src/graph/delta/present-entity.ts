import type { Change } from '../../tenant/changes/change-log';
import type { Removal } from '../../tenant/changes/entities';
import type { JsonObject } from '../odata/entity-type';
import { relation, type Tracked } from './tracked';

/** What a round reports. */
export interface Reporting<Source> {
  readonly tracked: Tracked<Source>;
  /** Including the id. */
  readonly select: readonly string[];
  /** The last change already known; null when nothing is. */
  readonly since: number | null;
  /** Whether to report only what changed about an entity. */
  readonly isMinimal: boolean;
  readonly removedAtFirst: boolean;
}

function graphPropertiesOf<Source>(
  { dependents }: Tracked<Source>,
  { properties }: Change,
): readonly string[] | undefined {
  return properties?.flatMap((name) =>
    Object.hasOwn(dependents, name) ? (dependents[name] ?? []) : [name],
  );
}

export function toRemoved(id: string, reason: Removal): JsonObject {
  return { id, '@removed': { reason } };
}

/** Whether a property ever had a value: a cleared one comes as null, one never set doesn't come at all. */
function wasEverSet<Source>(tracked: Tracked<Source>, id: string, property: string): boolean {
  const { type, entities } = tracked;
  const original = entities.original(id);
  if (original && (type.properties[property]?.(original) ?? null) !== null) return true;
  for (const change of entities.log.of(id)) {
    if (graphPropertiesOf(tracked, change)?.includes(property)) return true;
  }
  return false;
}

/** An entity's JSON with the given properties, as a delta shows them. */
export function toChanged<Source>(
  { tracked }: Reporting<Source>,
  id: string,
  { source, properties }: { readonly source: Source; readonly properties: readonly string[] },
): JsonObject {
  const json: JsonObject = {};
  for (const name of properties) {
    const value = tracked.type.properties[name]?.(source) ?? null;
    if (value !== null || wasEverSet(tracked, id, name)) json[name] = value;
  }
  return json;
}

/**
 * The properties to report for something that exists: the selected ones that changed, or all of them if it came back
 * or was reset; undefined when none of the selected ones changed.
 */
export function changedOf<Source>(
  { tracked, select, since, isMinimal }: Reporting<Source>,
  id: string,
): readonly string[] | undefined {
  if (since === null) return select;
  const changed = new Set<string>();
  for (const change of tracked.entities.log.of(id, since)) {
    const properties = graphPropertiesOf(tracked, change);
    if (!properties) return select;
    for (const name of properties) changed.add(name);
  }
  const reported = select.filter((name) => changed.has(name));
  if (reported.length === 0 && !changed.has(relation)) return undefined;
  return isMinimal ? ['id', ...reported] : select;
}

/** Whether a round must report that something was removed. */
export function reportsRemoval<Source>(
  { tracked: { entities, reportsRemovals }, since, removedAtFirst }: Reporting<Source>,
  id: string,
): boolean {
  if (!reportsRemovals) return false;
  if (since === null) return removedAtFirst && entities.removalOf(id) === 'changed';
  for (const { properties } of entities.log.of(id, since)) if (!properties) return true;
  return false;
}
