import type { MirrorChoice } from '../../auth';
import type { RosterMirror } from '../../roster';
import type { DataSyncRecord } from './data-sync-record.entity';

/** The tenant a round is about. */
export interface Tenant {
  tenantId: string;
  organizationId: string;
  /** The organization's name, for display. */
  name: string;
  /** The consent the run is based on; see `organizations.consent_version`. */
  consentVersion: number;
  /** Whether its roster is mirrored, and has been read completely once. */
  mirror: 'off' | 'filling' | 'ready';
}

/** A tenant and how far each of its resources is synced. */
export interface SyncState {
  tenant: Tenant;
  isConsented: boolean;
  /** By query; none before a resource's first run. */
  checkpoints: ReadonlyMap<string, DataSyncRecord>;
  /** What was decided about the tenant's mirror, and its row while it is on. */
  choice: MirrorChoice;
  mirror: RosterMirror | null;
  /** What there is to do for the mirror, apart from its deltas. */
  mirrorWork: Record<'hasUnplaced' | 'hasDueClasses' | 'hasUnnamed', boolean>;
}

/** A checkpoint with an open run. */
export type OpenCheckpoint = DataSyncRecord & { runId: string };

/** The schedule is the tenant's, so one paused checkpoint stops all of its resources. */
export const isSchedulePaused = ({ checkpoints }: SyncState): boolean =>
  [...checkpoints.values()].some(({ isPaused }) => isPaused);
