import type { MirrorState, SyncStatus } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';

export type MirrorLook = MirrorState | 'consent' | 'starting' | 'decision';

/** The state of a tenant's roster copy, as it is shown. */
export function mirrorLookOf({ mirror, decision }: SyncStatus, isConsented: boolean): MirrorLook {
  const { state, startedAt } = mirror;
  if (state === 'off') return isConsented ? 'off' : 'consent';
  if (state === 'emptying') return state;
  if (decision && decision.resource !== 'users') return 'decision';
  return state === 'filling' && startedAt === null ? 'starting' : state;
}

export const mirrorChips: Record<MirrorLook, { word: string; kind: ChipKind; icon?: IconName }> = {
  consent: { word: 'Off', kind: 'neutral', icon: 'block' },
  off: { word: 'Off', kind: 'neutral', icon: 'block' },
  emptying: { word: 'Being emptied', kind: 'info', icon: 'hourglass-empty' },
  starting: { word: 'On', kind: 'info', icon: 'hourglass-empty' },
  filling: { word: 'Filling', kind: 'info', icon: 'hourglass-empty' },
  decision: { word: 'Needs you', kind: 'warning', icon: 'priority-high' },
  ready: { word: 'On', kind: 'success', icon: 'check' },
};
