import type { AuditAction } from '@app/contracts';
import { actionNames } from './audit.texts';

/** The filter in the URL: an action, and days in the user's time zone such as `2026-11-23`. */
export interface AuditFilter {
  readonly action?: AuditAction;
  readonly from?: string;
  readonly to?: string;
}

/** The actions to filter by. */
export const actions = Object.keys(actionNames) as AuditAction[];

/** Local midnight at the start of a day, or `later` days after it; undefined if the text isn't a date. */
function midnight(day: string | undefined, later = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (!year) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Reads the filter from the URL, ignoring invalid values. */
export function readFilter(
  address: Partial<Record<keyof AuditFilter, string | undefined>>,
): AuditFilter {
  const action = actions.find((one) => one === address.action);
  const [from, to] = [address.from, address.to].map((day) => (midnight(day) ? day : undefined));
  return { ...(action && { action }), ...(from && { from }), ...(to && { to }) };
}

export function isBackwards({ from, to }: AuditFilter): boolean {
  return Boolean(from && to && from > to);
}

/** Query parameters for the API: from the start of the first day (inclusive) to the end of the last (exclusive). */
export function auditParams({ action, from, to }: AuditFilter): Record<string, string> {
  const [first, end] = [midnight(from), midnight(to, 1)];
  return { ...(action && { action }), ...(first && { from: first }), ...(end && { to: end }) };
}
