const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

interface Named {
  id: string;
  displayName: string;
}

/** Natural order: ignores case and puts 9 before 10. Ids keep equal names in a stable order. */
export function byName(left: Named, right: Named): number {
  return collator.compare(left.displayName, right.displayName) || (left.id < right.id ? -1 : 1);
}

/** The user's own first, then the rest, each by name. */
export function ownFirst(left: Named & { isMine: boolean }, right: Named & { isMine: boolean }) {
  return Number(right.isMine) - Number(left.isMine) || byName(left, right);
}
