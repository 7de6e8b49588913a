import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { SyncRun } from '@app/contracts';
import { Note } from '../../ui/note/note';
import { RelativeTime } from '../../ui/time/relative-time';
import { Counts } from '../progress/counts';
import { ProgressBar } from '../progress/progress-bar';
import { nameOf } from './state/resource.texts';
import { waitingText } from './state/run-words';
import { syncTexts } from './state/sync.texts';

/** A run in progress. Its total is unknown, so the bar is indeterminate and only the counts grow. */
@Component({
  selector: 'edu-sync-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Counts, Note, ProgressBar, RelativeTime],
  templateUrl: './sync-progress.html',
  styleUrl: './sync-progress.scss',
})
export class SyncProgress {
  readonly run = input.required<SyncRun>();
  /** Whether there are runs of several resources. */
  readonly isNamed = input(false);

  protected readonly texts = syncTexts;
  protected readonly waiting = computed(() => {
    const until = this.run().waitingUntil;
    return until ? waitingText(until) : undefined;
  });
  protected readonly name = computed(() => nameOf(this.run().resource));
  protected readonly counts = computed(() => {
    const { resource, received, added, updated, deactivated, removed } = this.run();
    if (resource !== 'users')
      return [
        { name: syncTexts.received, count: received },
        { name: syncTexts.added, count: added },
        { name: syncTexts.updated, count: updated },
        { name: syncTexts.removed, count: removed },
      ];
    return [
      { name: syncTexts.received, count: received },
      { name: syncTexts.updated, count: updated },
      { name: syncTexts.deactivated, count: deactivated },
      { name: syncTexts.removed, count: removed },
    ];
  });
}
