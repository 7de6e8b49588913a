/** A position in a JSON document. */
export type JsonPath = readonly (string | number)[];

/** One difference in a document. */
export interface JsonChange {
  name: string;
  path: JsonPath;
  /** The value it had. */
  before: unknown;
  /** The value it has now; missing if the property is absent. */
  value?: unknown;
}

/** What clients are told to ignore. */
const decorations = new Set([
  '@odata.context',
  '@odata.id',
  '@odata.etag',
  '@microsoft.graph.tips',
]);

/**
 * Every way that one position in a document can differ and still be valid JSON: absent, null, of a different type, empty,
 * an unknown word, in a different case. In lists, the last entry stands for all of them.
 */
export function* changesOf(json: unknown, path: JsonPath = []): Generator<JsonChange> {
  for (const [name, value] of valuesFor(json)) yield { name, path, before: json, value };
  if (typeof path.at(-1) === 'string') yield { name: 'absent', path, before: json };
  const entries: [string | number, unknown][] = Array.isArray(json)
    ? json.length > 0
      ? [[json.length - 1, json.at(-1)]]
      : []
    : Object.entries(isObject(json) ? json : {});
  for (const [key, part] of entries) {
    if (!decorations.has(String(key))) yield* changesOf(part, [...path, key]);
  }
}

/** The document with the change. */
export function withChange(json: unknown, { path, ...change }: JsonChange): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change.value;
  const copy = Array.isArray(json) ? [...(json as unknown[])] : { ...(json as object) };
  const parts = copy as Record<string | number, unknown>;
  if (rest.length === 0 && !('value' in change)) {
    Reflect.deleteProperty(parts, key);
    return parts;
  }
  parts[key] = withChange(parts[key], { ...change, path: rest });
  return parts;
}

function* valuesFor(json: unknown): Generator<[string, unknown]> {
  yield ['null', null];
  if (isObject(json)) yield ['a text', 'somethingNew'];
  else yield ['an object', {}];
  if (Array.isArray(json)) {
    yield ['empty', []];
    yield ['a list of null', [null, ...(json as unknown[])]];
  }
  if (typeof json === 'string') {
    yield ['a new word', 'somethingNew'];
    yield ['blank', ' '];
    yield ['a number', 7];
    if (json !== json.toUpperCase()) yield ['in upper case', json.toUpperCase()];
    if (!Number.isNaN(Date.parse(json))) yield ['of year 1', '0001-01-01T00:00:00Z'];
  }
  if (typeof json === 'number' || typeof json === 'boolean') yield ['quoted', String(json)];
}

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null;
