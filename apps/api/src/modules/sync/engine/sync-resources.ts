import type { DeltaHandler } from './delta-handler';
import type { Tenant } from './sync-state';

/** A tenant's synced resources, ordered so that references only lead to what is already known. */
export class SyncResources {
  constructor(readonly handlers: readonly [DeltaHandler, ...DeltaHandler[]]) {}

  /** The first resource. */
  get first(): DeltaHandler {
    return this.handlers[0];
  }

  /** Those that make up the mirror. */
  get mirrored(): readonly DeltaHandler[] {
    return this.handlers.slice(1);
  }

  /** Those that a tenant has use for. */
  wantedBy(tenant: Tenant): readonly DeltaHandler[] {
    return this.handlers.filter((handler) => handler.isWanted(tenant));
  }

  /** @throws RangeError for an unknown query */
  of(query: string): DeltaHandler {
    const handler = this.handlers.find((one) => one.query === query);
    if (!handler) throw new RangeError(`No resource has the query ${query}.`);
    return handler;
  }
}
