import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Chip } from '../../../ui/chip/chip';
import { RelativeTime } from '../../../ui/time/relative-time';
import { Counts } from '../../progress/counts';
import { ProgressBar } from '../../progress/progress-bar';
import { SyncWork } from '../state/sync-work';
import { mirrorChips, mirrorLookOf } from './mirror-look';
import { MirrorSwitch } from './mirror-switch';
import { mirrorSentences, mirrorTexts } from './mirror.texts';
import { ResourceTable } from './resource-table';

const moving: ReadonlySet<string> = new Set(['emptying', 'filling']);

/** The copy of the tenant's roster: whether it is on, what it holds, how old it is, and where each part stands (MIRROR-1). */
@Component({
  selector: 'edu-mirror-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, Counts, MirrorSwitch, ProgressBar, RelativeTime, ResourceTable],
  host: { class: 'edu-card', role: 'region', 'aria-labelledby': 'sync-mirror' },
  templateUrl: './mirror-section.html',
  styleUrl: './mirror-section.scss',
})
export class MirrorSection {
  readonly isConsented = input.required<boolean>();

  private readonly work = inject(SyncWork);

  protected readonly texts = mirrorTexts;
  protected readonly mirror = computed(() => this.work.value()?.mirror);
  protected readonly look = computed(() => {
    const status = this.work.value();
    return status ? mirrorLookOf(status, this.isConsented()) : 'off';
  });
  protected readonly chip = computed(() => mirrorChips[this.look()]);
  protected readonly sentence = computed(() => mirrorSentences[this.look()]);
  protected readonly isMoving = computed(() => moving.has(this.look()));
  protected readonly isSwitchable = computed(() => this.isConsented() || this.mirror()?.enabled);
  protected readonly counts = computed(() => {
    const counts = this.mirror()?.counts;
    const names = ['schools', 'classes', 'people', 'enrollments'] as const;
    return counts && names.map((name) => ({ name: mirrorTexts[name], count: counts[name] }));
  });
  /** Shown once there is more than the accounts. */
  protected readonly resources = computed(() => {
    const resources = this.work.value()?.resources ?? [];
    return resources.length > 1 ? resources : [];
  });
}
