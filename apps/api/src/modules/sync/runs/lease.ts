/** Milliseconds a process may be silent before another one continues its run (SYNC-5). */
export const leaseTtl = 30_000;

export const leaseName = (tenantId: string): string => `sync:${tenantId}`;
