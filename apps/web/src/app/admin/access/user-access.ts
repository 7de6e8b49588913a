import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import type { OrganizationState } from '@app/contracts';
import { Ask, entityResource, LoadProblem, problemOf, problemSentence } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminHead } from '../admin-head';
import { Counts } from '../progress/counts';
import { AccessFailures } from './access-failures';
import { AccessProgress } from './access-progress';
import { UserAccessWork } from './user-access-work';
import { lookOf, stopReason, userAccessTexts } from './user-access.texts';

/** Starts, tracks, and stops the background job that gives everyone in the tenant access (ADM-5). */
@Component({
  selector: 'edu-user-access',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccessFailures,
    AccessProgress,
    AdminHead,
    Chip,
    Counts,
    Loading,
    LoadProblem,
    Note,
    RelativeTime,
    Skeleton,
  ],
  providers: [UserAccessWork],
  templateUrl: './user-access.html',
  styleUrl: './user-access.scss',
})
export class UserAccessPage {
  private readonly ask = inject(Ask);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly organization = entityResource<OrganizationState>(
    () => '/api/v1/admin/organization',
  );

  protected readonly texts = userAccessTexts;
  protected readonly work = inject(UserAccessWork);
  protected readonly isStarting = signal(false);
  protected readonly startFailure = signal('');
  protected readonly look = computed(() => {
    const work = this.work.value();
    return work && lookOf(work);
  });
  protected readonly isConsentMissing = computed(
    () => this.organization.value()?.consented === false,
  );
  /** Set if the last request failed and the page shows older data. */
  protected readonly staleProblem = computed(() => {
    const problem = this.work.problem();
    return problem && `${userAccessTexts.stale} ${problemSentence(problem)}`;
  });
  /** Why it stopped early. */
  protected readonly stopped = computed(() => {
    const work = this.work.value();
    return work?.state === 'failed'
      ? `${userAccessTexts.endText.failed} ${stopReason(work.error)}`
      : undefined;
  });

  protected readonly counts = computed(() => {
    const { enabled = 0, skipped = 0, failed = 0 } = this.work.value() ?? {};
    return [
      { name: userAccessTexts.enabled, count: enabled },
      { name: userAccessTexts.skipped, count: skipped },
      { name: userAccessTexts.failed, count: failed },
    ];
  });

  constructor() {
    let wasRunning = false;
    effect(() => {
      const isRunning = this.work.isRunning();
      const look = this.look();
      const work = this.work.value();
      if (wasRunning && !isRunning && work && look)
        void this.announcer.announce(`${look.word}. ${userAccessTexts.counts(work)}`);
      if (wasRunning !== isRunning && work) untracked(() => this.keepFocus());
      wasRunning = isRunning;
    });
  }

  protected async start(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    this.startFailure.set('');
    try {
      await this.work.start();
    } catch (error) {
      // Someone else, or another window, has already started it: show that job.
      this.work.reload();
      const why = problemSentence(problemOf(error));
      this.startFailure.set(`${userAccessTexts.notStarted} ${why}`);
    } finally {
      this.isStarting.set(false);
    }
  }

  protected async stop(): Promise<void> {
    await this.ask.confirm({
      title: userAccessTexts.stopTitle,
      consequences: userAccessTexts.stopConsequences(this.work.value()?.done ?? 0),
      label: userAccessTexts.stopLabel,
      failed: userAccessTexts.notStopped,
      run: () => this.work.cancel(),
    });
  }

  /** Another button has replaced the one that was clicked. */
  private keepFocus(): void {
    const focus = () => {
      const { activeElement, body } = this.host.ownerDocument;
      if (activeElement === body) this.host.querySelector<HTMLElement>('.actions button')?.focus();
    };
    afterNextRender({ write: focus }, { injector: this.injector });
  }
}
