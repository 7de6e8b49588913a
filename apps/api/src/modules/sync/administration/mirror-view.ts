import type { MirrorState, MirrorStatus } from '@app/contracts';
import type { SyncState } from '../engine/sync-state';

/** The resources that Microsoft reports changes of; the others follow them. */
const deltas = ['schools', 'people', 'classes'];

/** All but the counts. @param isDefault whether tenants without a choice get a mirror (`ROSTER_MIRROR`) */
export function toMirrorStatus(state: SyncState | undefined, isDefault: boolean): MirrorStatus {
  return {
    enabled: isEnabled(state, isDefault),
    state: stateOf(state, isDefault),
    ...startOf(state?.mirror),
    asOf: state?.mirror ? asOf(state) : null,
    counts: null,
  };
}

function startOf(
  row: SyncState['mirror'] | undefined,
): Pick<MirrorStatus, 'startedAt' | 'startedBy' | 'filledAt'> {
  if (!row) return { startedAt: null, startedBy: null, filledAt: null };
  const { startedAt, startedBy, filledAt } = row;
  return {
    startedAt: startedAt.toISOString(),
    startedBy: startedBy || null,
    filledAt: filledAt?.toISOString() ?? null,
  };
}

function asOf({ checkpoints }: SyncState): string | null {
  const times = deltas.map((query) => checkpoints.get(query)?.finishedAt?.getTime() ?? 0);
  const oldest = Math.min(...times);
  return oldest > 0 ? new Date(oldest).toISOString() : null;
}

function isEnabled(state: SyncState | undefined, isDefault: boolean): boolean {
  return state?.choice.isMirrorWanted ?? (isDefault || Boolean(state?.mirror));
}

function stateOf(state: SyncState | undefined, isDefault: boolean): MirrorState {
  if (state?.choice.isMirrorLeft) return 'emptying';
  if (!state?.isConsented || !isEnabled(state, isDefault)) return 'off';
  return state.tenant.mirror === 'ready' ? 'ready' : 'filling';
}
