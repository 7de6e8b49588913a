import type { ClassStudent } from '@app/contracts';

export interface StudentOrder {
  readonly by: 'name' | 'seat';
  readonly direction: 'asc' | 'desc';
}

/** Desks stand six in a row, numbered from the front left. */
const desksInRow = 6;

/** The row of a desk, counted from the front. */
export function rowOfDesk(position: number): number {
  return Math.ceil(position / desksInRow);
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

/** In order of name or desk. Who has no desk comes last either way. */
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

/** Lower case and without accents, so that “jose” finds “José”. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those in whose name each word of the search is found. */
export function findStudents(students: readonly ClassStudent[], search: string): ClassStudent[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return students.filter(({ displayName }) => {
    const name = fold(displayName);
    return words.every((word) => name.includes(word));
  });
}
