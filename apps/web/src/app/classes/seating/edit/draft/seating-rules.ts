import type { SeatingRule } from '@app/contracts';
import { columnOf, deskOf, rowOf, type Chart } from '../../chart/chart';

/** Whether two desks are side by side, one behind the other, or corner to corner. */
export function areNeighbors(one: number, other: number): boolean {
  const rows = Math.abs(rowOf(one) - rowOf(other));
  const columns = Math.abs(columnOf(one) - columnOf(other));
  return one !== other && rows <= 1 && columns <= 1;
}

function seatedDesks(chart: Chart, userIds: readonly string[]): number[] {
  return userIds.flatMap((id) => deskOf(chart, id) ?? []);
}

/** How many times a rule is broken: neighboring pairs to keep apart, or students behind the front row. */
export function countBreaks(chart: Chart, { kind, userIds }: SeatingRule): number {
  const at = seatedDesks(chart, userIds);
  if (kind === 'front') return at.filter((desk) => rowOf(desk) > 1).length;
  return at.flatMap((one, index) => at.slice(index + 1).filter((other) => areNeighbors(one, other)))
    .length;
}

/** The rules a chart breaks. Students without a desk don't break any. */
export function brokenRules(chart: Chart, rules: readonly SeatingRule[]): SeatingRule[] {
  return rules.filter((rule) => countBreaks(chart, rule) > 0);
}

/** Whether two rules mean the same. */
export function isSameRule(one: SeatingRule, other: SeatingRule): boolean {
  const ids = new Set(other.userIds);
  return (
    one.kind === other.kind &&
    one.userIds.length === other.userIds.length &&
    one.userIds.every((id) => ids.has(id))
  );
}

export const isSameRules = (one: readonly SeatingRule[], other: readonly SeatingRule[]) =>
  one.length === other.length && one.every((rule) => other.some((twin) => isSameRule(rule, twin)));
