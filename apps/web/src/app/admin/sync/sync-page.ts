import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganizationState } from '@app/contracts';
import { entityResource, LoadProblem, problemSentence } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Clock } from '../../ui/time/clock';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminHead } from '../admin-head';
import { MirrorSection } from './mirror/mirror-section';
import { DecisionNote } from './decision-note';
import { RunTable } from './run-table';
import { failedRun, isMixed } from './state/current-run';
import { failureText } from './state/run-words';
import { SchedulePause } from './schedule-pause';
import { SyncNow } from './sync-now';
import { SyncProgress } from './sync-progress';
import { stateLooks, stateOf } from './state/sync-state';
import { stateSentences, syncTexts } from './state/sync.texts';
import { SyncWork } from './state/sync-work';
import { announceSync } from './state/announce-sync';

/** The tenant's sync: status, the current run live, earlier runs, and the schedule (ADM-7, SYNC-8). */
@Component({
  selector: 'edu-sync-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AdminHead,
    Chip,
    DecisionNote,
    EmptyState,
    Loading,
    LoadProblem,
    MirrorSection,
    Note,
    RelativeTime,
    RouterLink,
    RunTable,
    SchedulePause,
    Skeleton,
    SyncNow,
    SyncProgress,
  ],
  providers: [SyncWork],
  templateUrl: './sync-page.html',
  styleUrl: './sync-page.scss',
})
export class SyncPage {
  private readonly clock = inject(Clock);
  private readonly organization = entityResource<OrganizationState>(
    () => '/api/v1/admin/organization',
  );

  protected readonly texts = syncTexts;
  protected readonly work = inject(SyncWork);
  protected readonly isConsented = computed(() => this.organization.value()?.consented ?? true);
  protected readonly standing = computed(() => {
    const status = this.work.value();
    return status && stateOf(status, this.isConsented(), this.clock.now());
  });
  protected readonly look = computed(() => {
    const state = this.standing();
    return state && stateLooks[state];
  });
  protected readonly sentence = computed(() => stateSentences[this.standing() ?? 'running']);
  protected readonly isNamed = computed(() => {
    const status = this.work.value();
    return status !== undefined && isMixed(status);
  });
  /** Not shown during a run. */
  protected readonly nextRun = computed(() => {
    const { running, nextRun } = this.work.value() ?? {};
    return running ? undefined : nextRun;
  });
  protected readonly isSoon = computed(
    () => Date.parse(this.nextRun() ?? '') - this.clock.now() < 60_000,
  );
  /** Why the last run did not finish, and what to do. */
  protected readonly runProblem = computed(() => {
    const status = this.work.value();
    const run = status && failedRun(status);
    return run && failureText(run);
  });
  /** Set if the last request failed and the page shows older data. */
  protected readonly staleProblem = computed(() => {
    const problem = this.work.problem();
    return problem && `${syncTexts.stale} ${problemSentence(problem)}`;
  });

  constructor() {
    announceSync(this.work);
  }
}
