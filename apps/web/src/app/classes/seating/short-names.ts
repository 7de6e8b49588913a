interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface NameParts {
  readonly first: string;
  /** Empty for a name of one word. */
  readonly last: string;
  /** For narrow desks: the first name, with an initial where two have the same. */
  readonly short: string;
}

function split(name: string): { first: string; last: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { first, last: rest.join(' ') };
}

/** Names as desks show them, by student. */
export function nameParts(students: readonly Named[]): ReadonlyMap<string, NameParts> {
  const count = new Map<string, number>();
  for (const { displayName } of students) {
    const { first } = split(displayName);
    count.set(first, (count.get(first) ?? 0) + 1);
  }
  return new Map(
    students.map(({ id, displayName }) => {
      const { first, last } = split(displayName);
      const initial = (count.get(first) ?? 0) > 1 && last ? ` ${last.charAt(0)}.` : '';
      return [id, { first, last, short: first + initial }];
    }),
  );
}
