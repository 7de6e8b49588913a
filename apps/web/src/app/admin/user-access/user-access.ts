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
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { Chip } from '../../ui/chip/chip';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { RelativeTime } from '../../ui/time/relative-time';
import { adminTrail } from '../admin-trail';
import { AccessFailures } from './access-failures';
import { AccessProgress } from './access-progress';
import { UserAccessWork } from './user-access-work';
import { lookOf, stopReason, userAccessTexts } from './user-access.texts';

/** Gives everyone of the tenant access in the background: starts it, shows how far it is, stops it (ADM-5). */
@Component({
  selector: 'edu-user-access',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccessFailures,
    AccessProgress,
    Breadcrumbs,
    Chip,
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
  protected readonly trail = adminTrail(userAccessTexts.title);
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
  /** The last answer failed: what is shown is older. */
  protected readonly staleProblem = computed(() => {
    const problem = this.work.problem();
    return problem && `${userAccessTexts.stale} ${problemSentence(problem)}`;
  });
  /** Why it stopped before its end. */
  protected readonly stopped = computed(() => {
    const work = this.work.value();
    return work?.state === 'failed'
      ? `${userAccessTexts.endText.failed} ${stopReason(work.error)}`
      : undefined;
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
      // Under way already, by somebody else or in another window: then that one is shown.
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

  /** The button that was pressed gave way to another one. */
  private keepFocus(): void {
    const focus = () => {
      const { activeElement, body } = this.host.ownerDocument;
      if (activeElement === body) this.host.querySelector<HTMLElement>('.actions button')?.focus();
    };
    afterNextRender({ write: focus }, { injector: this.injector });
  }
}
