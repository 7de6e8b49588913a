import type { GraphCaller } from '../transport/graph-caller';

/** A caller with numbered tokens: `user-1`, and a new number whenever a fresh one is requested. */
export class FakeCaller implements GraphCaller {
  private count = 1;

  constructor(
    readonly key = 'user',
    readonly tenantId = 'tenant',
  ) {}

  token(options?: { fresh?: boolean }): Promise<string> {
    if (options?.fresh) this.count += 1;
    return Promise.resolve(`${this.key}-${this.count}`);
  }
}
