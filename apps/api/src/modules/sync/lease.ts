/** Milliseconds that a process may be silent before another one goes on with its run (SYNC-5). */
export const leaseTtl = 30_000;

export const leaseName = (tenantId: string): string => `sync:${tenantId}`;
