import { fitText } from '../../../text/well-formed';
import { foldId } from '../../../http';
import type { DeltaEntry } from '../../graph';
import type { MirroredRow } from '../../roster';
import type { RemovalReason } from '../engine/sync-removal.entity';
import type { Followed, MirroredResource, WirePath } from './mirrored-resource';

/** An object in a delta answer: any property may be absent, null or unexpected. */
export type WireObject = DeltaEntry & Record<string, unknown>;

/** The values Graph stated; null if cleared. What it didn't state is absent and stays as it is. */
export type Said<Row extends MirroredRow> = Partial<Pick<Row, Followed<Row>>>;

/** What a page's entries say about an object. */
export interface RosterEntry<Row extends MirroredRow> {
  said: Said<Row>;
  gone?: Extract<RemovalReason, 'changed' | 'deleted'>;
}

/** How a resource's entries are read. */
export interface EntryRules<Row extends MirroredRow> {
  resource: MirroredResource<Row>;
  /** The longest text a property can hold; 0 for a flag. */
  lengthOf: (property: string) => number;
}

/** Directory objects have GUIDs; nothing else fits the column, or would come back as it was. */
export const isGuid = (id: string): boolean =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** By id; of several entries about one object, the last one to state a property counts. */
export function readRosterEntries<Row extends MirroredRow>(
  wire: readonly WireObject[],
  rules: EntryRules<Row>,
): Map<string, RosterEntry<Row>> {
  const entries = new Map<string, RosterEntry<Row>>();
  for (const one of wire) {
    const id = foldId(one.id);
    if (!isGuid(id)) continue;
    const before = entries.get(id)?.said ?? {};
    const removed = one['@removed'];
    if (removed) {
      // An unknown reason must not count as a permanent deletion.
      entries.set(id, { said: before, gone: removed.reason === 'deleted' ? 'deleted' : 'changed' });
    } else entries.set(id, { said: { ...before, ...readFields(one, rules) } });
  }
  return entries;
}

function readFields<Row extends MirroredRow>(
  wire: WireObject,
  { resource, lengthOf }: EntryRules<Row>,
): Said<Row> {
  const said: Record<string, unknown> = {};
  for (const [property, path] of Object.entries<WirePath | undefined>(resource.fields)) {
    const given = path && stated(wire, path);
    const value = property === 'primaryRole' ? roleOf(given) : readValue(given, lengthOf(property));
    // What every object has can't be cleared: null is no statement about it.
    const isMeant = value !== null || !(property in resource.initial);
    if (value !== undefined && isMeant) said[property] = value;
  }
  return said as Said<Row>;
}

/** @returns undefined for what isn't a value of the column: a flag if it holds no text */
function readValue(given: unknown, length: number): string | boolean | null | undefined {
  if (length === 0) return typeof given === 'boolean' ? given : undefined;
  if (given === null || given === '') return null;
  return typeof given === 'string' ? fitText(given, length) : undefined;
}

const roles = new Set(['student', 'teacher']);

/** Roles that don't exist yet count as none; anything but text, as not stated. */
function roleOf(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  return roles.has(given) ? given : 'none';
}

/** @returns undefined if nothing is stated: neither the property nor, in it, the inner one */
function stated(wire: WireObject, [property, inner]: WirePath): unknown {
  const value = wire[property];
  if (inner === undefined || value === null) return value;
  return typeof value === 'object' ? (value as Record<string, unknown>)[inner] : undefined;
}
