import * as z from 'zod';
import type { Revocations } from '../entra/revocations';
import { revocationsSnapshotSchema } from '../entra/revocations';
import { directorySnapshotSchema } from '../tenant/directory';
import type { Directory } from '../tenant/directory';

const stateSchema = z.object({
  version: z.literal(1),
  directory: directorySnapshotSchema,
  revocations: revocationsSnapshotSchema,
});
type State = z.output<typeof stateSchema>;

/** What changed since loading, gathered from the parts that know it. */
export class SandboxState {
  /** Tenants that an earlier run changed and this one didn't load; a later one may. */
  #otherTenants: State['directory']['tenants'] = {};

  constructor(
    private readonly directory: Directory,
    private readonly revocations: Revocations,
  ) {}

  snapshot(): State {
    const { tenants } = this.directory.snapshot();
    return {
      version: 1,
      directory: { tenants: { ...this.#otherTenants, ...tenants } },
      revocations: this.revocations.snapshot(),
    };
  }

  /** @throws when it isn't what `snapshot` gave */
  restore(kept: unknown): void {
    const { directory, revocations } = stateSchema.parse(kept);
    this.#otherTenants = directory.tenants;
    this.directory.restore(directory);
    this.revocations.restore(revocations);
  }

  reset(): void {
    this.#otherTenants = {};
    this.directory.reset();
    this.revocations.reset();
  }
}
