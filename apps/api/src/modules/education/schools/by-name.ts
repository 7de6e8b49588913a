const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

interface Named {
  id: string;
  displayName: string;
}

/** Alphabetical as people read it: without case, 9 before 10; the id keeps equal names in one order. */
export function byName(left: Named, right: Named): number {
  return collator.compare(left.displayName, right.displayName) || (left.id < right.id ? -1 : 1);
}

/** One's own first, each part by name. */
export function ownFirst(left: Named & { isMine: boolean }, right: Named & { isMine: boolean }) {
  return Number(right.isMine) - Number(left.isMine) || byName(left, right);
}
