interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface NameParts {
  readonly first: string;
  /** Empty for a name of one word. */
  readonly last: string;
  /** For narrow desks, where only the first name stands: what tells namesakes apart, “K.”, or “Kr.” where that is not enough. */
  readonly initial: string;
}

function split(name: string): { first: string; last: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { first, last: rest.join(' ') };
}

/** As much of a last name as none of the others begins with; all of it where one does. */
function initialOf(last: string, others: readonly string[]): string {
  const letters = Array.from(last);
  const count = letters.findIndex((_, at) => {
    const start = letters.slice(0, at + 1).join('');
    return others.every((other) => other === last || !other.startsWith(start));
  });
  return count < 0 || count === letters.length - 1
    ? last
    : `${letters
        .slice(0, count + 1)
        .join('')
        .trimEnd()}.`;
}

/** Names as desks show them, by student. */
export function nameParts(students: readonly Named[]): ReadonlyMap<string, NameParts> {
  const lastNames = new Map<string, string[]>();
  const all = students.map(({ id, displayName }) => ({ id, ...split(displayName) }));
  for (const { first, last } of all) lastNames.set(first, [...(lastNames.get(first) ?? []), last]);
  return new Map(
    all.map(({ id, first, last }) => {
      const namesakes = lastNames.get(first) ?? [];
      return [id, { first, last, initial: namesakes.length > 1 ? initialOf(last, namesakes) : '' }];
    }),
  );
}
