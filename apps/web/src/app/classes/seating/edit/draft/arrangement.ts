import type { SeatingChart, SeatingRule } from '@app/contracts';
import { countDifferences, desks, studentAt, toChart, type Chart } from '../../chart/chart';
import { isSameRule, isSameRules } from './seating-rules';

/** The state being edited, with undo: the seats and the rules. */
export interface Arrangement {
  readonly chart: Chart;
  readonly rules: readonly SeatingRule[];
}

export const emptyArrangement: Arrangement = { chart: toChart([]), rules: [] };

export const toArrangement = ({ seats, rules }: SeatingChart): Arrangement => ({
  chart: toChart(seats),
  rules,
});

/** Counts students who moved, arrived, or left, plus rules added or removed. */
export function countChanges(one: Arrangement, other: Arrangement): number {
  const moved = new Set(
    desks.flatMap((desk) => {
      const [now, before] = [studentAt(one.chart, desk), studentAt(other.chart, desk)];
      return now === before ? [] : [now, before].filter((id) => id !== null);
    }),
  );
  return moved.size + countOtherRules(one, other) + countOtherRules(other, one);
}

const countOtherRules = ({ rules }: Arrangement, other: Arrangement) =>
  rules.filter((rule) => !other.rules.some((twin) => isSameRule(rule, twin))).length;

export const isSame = (one: Arrangement, other: Arrangement) =>
  countDifferences(one.chart, other.chart) === 0 && isSameRules(one.rules, other.rules);
