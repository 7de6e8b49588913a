import type { ClassStudent } from '@app/contracts';

export interface StudentOrder {
  readonly by: 'name' | 'seat';
  readonly direction: 'asc' | 'desc';
}

/** Six desks per row, numbered from the front left. */
const desksInRow = 6;

/** A desk's row, counted from the front. */
export function rowOfDesk(position: number): number {
  return Math.ceil(position / desksInRow);
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

/** Sorts by name or desk. Students without a desk always come last. */
export function orderStudents(
  students: readonly ClassStudent[],
  { by, direction }: StudentOrder,
): ClassStudent[] {
  const sign = direction === 'asc' ? 1 : -1;
  const none = sign * Infinity;
  const compareNames = (a: ClassStudent, b: ClassStudent) => byName(a.displayName, b.displayName);
  return students.toSorted((a, b) => {
    if (by === 'name') return sign * compareNames(a, b);
    if (a.seat === b.seat) return compareNames(a, b);
    return sign * (a.seat ?? none) < sign * (b.seat ?? none) ? -1 : 1;
  });
}

/** Lowercases and strips accents, so “jose” finds “José”. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Students whose name contains every word of the search. */
export function findStudents(students: readonly ClassStudent[], search: string): ClassStudent[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return students.filter(({ displayName }) => {
    const name = fold(displayName);
    return words.every((word) => name.includes(word));
  });
}
