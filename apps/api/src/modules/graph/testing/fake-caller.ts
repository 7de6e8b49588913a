import type { GraphCaller } from '../graph-caller';

/** A caller whose tokens are numbered: `user-1`, and a new number whenever a fresh one is asked for. */
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
