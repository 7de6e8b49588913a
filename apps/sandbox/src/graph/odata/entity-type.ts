import { malformed } from '../graph-error';
import type { Call } from '../call';

export type JsonObject = Record<string, unknown>;

/** What a relation answers when it is expanded: a few objects, or one, or none. */
export type ExpandedRelation = readonly JsonObject[] | JsonObject | null;

/** A Graph type over things of the tenant. */
export interface EntityType<Source> {
  /** Without namespace, as in `educationClass`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, (source: Source) => unknown>>;
  /** What comes without `$select`; everything when absent. */
  readonly defaults?: readonly string[];
  readonly filterable: readonly string[];
  readonly sortable: readonly string[];
  readonly searchable: readonly string[];
  /**
   * Whether its service, unlike the directory, takes all operators, filter and order together, and any number of
   * expansions with all there is in them.
   */
  readonly takesAnyQuery?: true;
}

export type ExpandRelation<Source> = (
  source: Source,
  call: Call,
  select: readonly string[] | undefined,
) => ExpandedRelation;

/** A type as one caller sees it. */
export interface View<Source> {
  readonly type: EntityType<Source>;
  /** Properties that come as null, or empty, because the caller may not read them. */
  concealed(source: Source): ReadonlySet<string>;
  /** What can be expanded. */
  readonly relations?: Readonly<Record<string, ExpandRelation<Source>>>;
}

const nothing: ReadonlySet<string> = new Set();

/** A type whose every property the caller may read. */
export function openView<Source>(type: EntityType<Source>): View<Source> {
  return { type, concealed: () => nothing };
}

/** Properties to answer with. @throws GraphError 400 when one is not of the type */
export function selectProperties<Source>(
  type: EntityType<Source>,
  select: readonly string[] | undefined,
): readonly string[] {
  const all = Object.keys(type.properties);
  if (!select) return type.defaults ?? all;
  if (select.includes('*')) return all;
  // Names count in any case; the answer has the right one.
  const chosen = select.map((name) => {
    const property = all.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (!property) throw unknownProperty(type, name, 'Parsing OData Select and Expand failed');
    return property;
  });
  return [...new Set(chosen)];
}

export function unknownProperty<Source>(type: EntityType<Source>, name: string, context: string) {
  return malformed(
    `${context}: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
  );
}

function withhold(value: unknown): unknown {
  return Array.isArray(value) ? [] : null;
}

/** The JSON of one entity. */
export function project<Source>(
  { type, concealed }: View<Source>,
  source: Source,
  properties: readonly string[],
): JsonObject {
  const hidden = concealed(source);
  const json: JsonObject = {};
  for (const name of properties) {
    const value = type.properties[name]?.(source);
    json[name] = hidden.has(name) ? withhold(value) : value;
  }
  return json;
}
