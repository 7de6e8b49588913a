import type { HealthCheckId } from '@app/contracts';

/** Checks whose subject has a page of its own, where it is mended. */
export const checkPages: Partial<Record<HealthCheckId, string>> = {
  sync: '/admin/sync',
};
