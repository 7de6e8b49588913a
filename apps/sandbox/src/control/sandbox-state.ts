import * as z from 'zod';
import { type Revocations, revocationsSnapshotSchema } from '../entra/issued/revocations';
import { deltaSnapshotSchema, type DeltaBehavior } from '../tenant/delta-behavior';
import { directorySnapshotSchema, type Directory } from '../tenant/directory';

const stateSchema = z.object({
  version: z.literal(1),
  directory: directorySnapshotSchema,
  revocations: revocationsSnapshotSchema,
  delta: deltaSnapshotSchema.optional(),
});
type State = z.output<typeof stateSchema>;

interface StateParts {
  readonly directory: Directory;
  readonly revocations: Revocations;
  readonly delta: DeltaBehavior;
}

/** Everything that changed since loading, gathered from the parts that hold it. */
export class SandboxState {
  /** Tenants that an earlier run changed and this one didn't load; a later run might. */
  private otherTenants: State['directory']['tenants'] = {};

  constructor(private readonly parts: StateParts) {}

  snapshot(): State {
    const { tenants } = this.parts.directory.snapshot();
    return {
      version: 1,
      directory: { tenants: { ...this.otherTenants, ...tenants } },
      revocations: this.parts.revocations.snapshot(),
      delta: this.parts.delta.snapshot(),
    };
  }

  /** @throws when it isn't something `snapshot` returned */
  restore(kept: unknown): void {
    const { directory, revocations, delta } = stateSchema.parse(kept);
    this.otherTenants = directory.tenants;
    this.parts.directory.restore(directory);
    this.parts.revocations.restore(revocations);
    if (delta) this.parts.delta.restore(delta);
  }

  reset(): void {
    this.otherTenants = {};
    this.parts.directory.reset();
    this.parts.revocations.reset();
    this.parts.delta.reset();
  }
}
