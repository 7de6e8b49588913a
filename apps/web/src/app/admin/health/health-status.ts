import type { HealthStatus } from '@app/contracts';
import type { ChipKind } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-names';

/** How a status looks: never by its color alone. */
export const statusLooks: Record<HealthStatus, { kind: ChipKind; icon: IconName }> = {
  ok: { kind: 'success', icon: 'check' },
  warning: { kind: 'warning', icon: 'priority-high' },
  error: { kind: 'error', icon: 'close' },
  unknown: { kind: 'neutral', icon: 'question-mark' },
};
