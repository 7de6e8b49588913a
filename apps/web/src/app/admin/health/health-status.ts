import type { HealthStatus } from '@app/contracts';
import type { ChipKind } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-names';

/** How each status looks. Color is never the only cue. */
export const statusLooks: Record<HealthStatus, { kind: ChipKind; icon: IconName }> = {
  ok: { kind: 'success', icon: 'check' },
  warning: { kind: 'warning', icon: 'priority-high' },
  error: { kind: 'error', icon: 'close' },
  unknown: { kind: 'neutral', icon: 'question-mark' },
};
