import type { HealthCheckId } from '@app/contracts';

/** Checks whose problems are fixed on a page of their own. */
export const checkPages: Partial<Record<HealthCheckId, string>> = {
  sync: '/admin/sync',
  roster: '/admin/sync',
};
