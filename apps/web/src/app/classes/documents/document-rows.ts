import type { ClassDocument } from '@app/contracts';
import { momentOf } from '../../ui/time/moment-text';

export const documentColumns = ['name', 'modified', 'modifiedBy', 'size'] as const;

export interface DocumentOrder {
  readonly by: (typeof documentColumns)[number];
  readonly direction: 'asc' | 'desc';
}

const byWords = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

/** The sort key of each column; undefined where Microsoft provides none. */
const keys: Record<DocumentOrder['by'], (one: ClassDocument) => string | number | undefined> = {
  name: (one) => one.name,
  modified: (one) => momentOf(one.lastModifiedDateTime),
  modifiedBy: (one) => one.lastModifiedBy ?? undefined,
  size: (one) => (one.isFolder ? one.childCount : one.size) ?? undefined,
};

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : byWords(String(a), String(b));
}

/** Folders always first; within each group, missing values last and ties by name. */
export function orderDocuments(
  documents: readonly ClassDocument[],
  { by, direction }: DocumentOrder,
): ClassDocument[] {
  const sign = direction === 'asc' ? 1 : -1;
  const keyOf = keys[by];
  return documents.toSorted((a, b) => {
    if (a.isFolder !== b.isFolder) return a.isFolder ? -1 : 1;
    const [left, right] = [keyOf(a), keyOf(b)];
    if ((left === undefined) !== (right === undefined)) return left === undefined ? 1 : -1;
    const order = left === undefined || right === undefined ? 0 : sign * compare(left, right);
    return order || byWords(a.name, b.name);
  });
}
