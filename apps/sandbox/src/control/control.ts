import type { AssignmentWork } from '../tenant/assignments/assignment-work';
import type { DeltaBehavior } from '../tenant/delta-behavior';
import type { Directory } from '../tenant/directory';
import type { Revocations } from '../entra/issued/revocations';
import type { Faults } from './faults';
import type { Journal } from './journal';

/** What the control API operates on. */
export interface Control {
  readonly access: 'loopback' | 'any';
  readonly directory: Directory;
  readonly revocations: Revocations;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly assignmentWork: AssignmentWork;
  readonly deltaBehavior: DeltaBehavior;
  /** Restores the loaded data. */
  readonly reset: () => void;
}
