import type { Call } from '../call/call';
import type { Expansion } from '../query/parse-query';

/** An answer's `@odata.context`: what it contains, selected and expanded. Decorative, but clients see it. */
export function contextUrl({ root, query }: Call, what: string): string {
  const parts = [...(query.select ?? []), ...query.expand.map(describe)];
  return `${root}/$metadata#${what}${parts.length > 0 ? `(${parts.join(',')})` : ''}`;
}

function describe({ relation, select, expand }: Expansion): string {
  return `${relation}(${[...(select ?? []), ...expand.map(describe)].join(',')})`;
}
