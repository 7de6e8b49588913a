interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface NameParts {
  readonly first: string;
  /** Empty for a name of one word. */
  readonly last: string;
  /** For narrow desks, which show only the first name: “K.”, or “Kr.” if needed to tell namesakes apart. */
  readonly initial: string;
}

function split(name: string): { first: string; last: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { first, last: rest.join(' ') };
}

/** The shortest prefix of a last name that no other one starts with, or all of it if there is none. */
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

/** Names as shown on desks, by student id. */
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
