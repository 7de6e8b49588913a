import type { Call } from '../call';

/** The `@odata.context` of an answer: what it is of, with what was selected and expanded. Decorative, but clients see it. */
export function contextUrl({ root, query }: Call, what: string): string {
  const expanded = query.expand.map(
    ({ relation, select }) => `${relation}(${select?.join(',') ?? ''})`,
  );
  const parts = [...(query.select ?? []), ...expanded];
  return `${root}/$metadata#${what}${parts.length > 0 ? `(${parts.join(',')})` : ''}`;
}
