import type { MirrorState, MirrorStatus } from '@app/contracts';
import type { SyncState } from '../engine/sync-state';

/** @param isDefault whether tenants without a choice get a mirror (`ROSTER_MIRROR`) */
export function toMirrorStatus(state: SyncState | undefined, isDefault: boolean): MirrorStatus {
  const row = state?.mirror;
  return {
    enabled: isEnabled(state, isDefault),
    state: stateOf(state, isDefault),
    startedAt: row?.startedAt.toISOString() ?? null,
    startedBy: row?.startedBy || null,
    filledAt: row?.filledAt?.toISOString() ?? null,
  };
}

function isEnabled(state: SyncState | undefined, isDefault: boolean): boolean {
  return state?.choice.isMirrorWanted ?? (isDefault || Boolean(state?.mirror));
}

function stateOf(state: SyncState | undefined, isDefault: boolean): MirrorState {
  if (state?.choice.isMirrorLeft) return 'emptying';
  if (!state?.isConsented || !isEnabled(state, isDefault)) return 'off';
  return state.tenant.mirror === 'ready' ? 'ready' : 'filling';
}
