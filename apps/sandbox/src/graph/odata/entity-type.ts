import { malformed } from '../../wire/graph-error';
import type { Call } from '../call/call';
import type { Expansion } from '../query/parse-query';

export type JsonObject = Record<string, unknown>;

/** What a relation expands to: a few objects, or one, or none. */
export type ExpandedRelation = readonly JsonObject[] | JsonObject | null;

/** A Graph type for something in the tenant. */
export interface EntityType<Source> {
  /** Without the namespace, as in `educationClass`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, (source: Source) => unknown>>;
  /** What is returned without `$select`; everything if absent. */
  readonly defaults?: readonly string[];
  readonly filterable: readonly string[];
  readonly sortable: readonly string[];
  readonly searchable: readonly string[];
  /**
   * Whether its service, unlike the directory, accepts every operator, filter and order together, and any number of
   * expansions with everything in them.
   */
  readonly takesAnyQuery?: true;
}

export type ExpandRelation<Source> = (
  source: Source,
  call: Call,
  asked: Pick<Expansion, 'select' | 'expand'>,
) => ExpandedRelation;

/** A type as one caller sees it. */
export interface View<Source> {
  readonly type: EntityType<Source>;
  /** Properties returned as null, or empty, because the caller may not read them. */
  concealed(source: Source): ReadonlySet<string>;
  /** What can be expanded. */
  readonly relations?: Readonly<Record<string, ExpandRelation<Source>>>;
}

const nothing: ReadonlySet<string> = new Set();

/** A type the caller may read every property of. */
export function openView<Source>(type: EntityType<Source>): View<Source> {
  return { type, concealed: () => nothing };
}

/** How to read a property, if the type has it; a name from outside may be one that every object has. */
export function propertyOf<Source>({ properties }: EntityType<Source>, name: string) {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The properties to return. @throws GraphError 400 when the type doesn't have one */
export function selectProperties<Source>(
  type: EntityType<Source>,
  select: readonly string[] | undefined,
): readonly string[] {
  const all = Object.keys(type.properties);
  if (!select) return type.defaults ?? all;
  if (select.includes('*')) return all;
  // Names are case-insensitive; the answer has the correct spelling.
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
