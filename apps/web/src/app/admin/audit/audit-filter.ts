import type { AuditAction } from '@app/contracts';
import { actionNames } from './audit.texts';

/** What the address names: an action, and days of the reader as `2026-11-23`. */
export interface AuditFilter {
  readonly action?: AuditAction;
  readonly from?: string;
  readonly to?: string;
}

/** The actions one can filter by. */
export const actions = Object.keys(actionNames) as AuditAction[];

/** Local midnight that begins a day, or the one after it; nothing for text that is no day. */
function midnight(day: string | undefined, later = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (!year) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Only what can be asked for: anything else in an address is as if it were not there. */
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

/** As the API counts: from the first moment of the first day to the first moment after the last. */
export function auditParams({ action, from, to }: AuditFilter): Record<string, string> {
  const [first, end] = [midnight(from), midnight(to, 1)];
  return { ...(action && { action }), ...(first && { from: first }), ...(end && { to: end }) };
}
