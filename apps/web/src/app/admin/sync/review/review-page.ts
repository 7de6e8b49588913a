import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SyncChoice, SyncDecision } from '@app/contracts';
import { Ask, LoadProblem, problemOf, problemSentence, Snackbar } from '../../../core';
import { Breadcrumbs } from '../../../ui/breadcrumbs/breadcrumbs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Loading } from '../../../ui/loading/loading';
import { Note } from '../../../ui/note/note';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { adminTexts } from '../../admin.texts';
import { reviewTexts } from '../state/review.texts';
import { syncTexts } from '../state/sync.texts';
import { SyncWork } from '../state/sync-work';
import { Removals } from './removals';

/** Shows whose accounts a stopped run would take away, and asks whether to continue or keep them (SYNC-8). */
@Component({
  selector: 'edu-review-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Breadcrumbs, EmptyState, Loading, LoadProblem, Note, Removals, RouterLink, Skeleton],
  providers: [SyncWork],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export class ReviewPage {
  private readonly ask = inject(Ask);
  private readonly router = inject(Router);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = reviewTexts;
  protected readonly trail = [
    { label: adminTexts.heading, link: '/admin' },
    { label: syncTexts.title, link: '/admin/sync' },
    { label: reviewTexts.title },
  ];
  protected readonly work = inject(SyncWork);
  protected readonly isKeeping = signal(false);
  protected readonly failure = signal('');
  /** The decision was about a run that another stopped run has replaced. */
  protected readonly isOutdated = signal(false);
  protected readonly decision = computed(() => this.work.value()?.decision);

  protected async keep(decision: SyncDecision): Promise<void> {
    if (this.isKeeping()) return;
    this.isKeeping.set(true);
    this.failure.set('');
    try {
      const isDone = await this.decide(decision, 'discard');
      if (isDone) await this.leave(reviewTexts.kept(decision));
    } catch (error) {
      this.failure.set(`${reviewTexts.notKept} ${problemSentence(problemOf(error))}`);
    } finally {
      this.isKeeping.set(false);
    }
  }

  protected async goOn(decision: SyncDecision): Promise<void> {
    this.failure.set('');
    let isDone = false;
    await this.ask.confirm({
      title: reviewTexts.confirmTitle,
      consequences: reviewTexts.consequences(decision),
      label: reviewTexts.confirmLabel(decision),
      failed: reviewTexts.notGone,
      run: async () => {
        isDone = await this.decide(decision, 'go-on');
      },
    });
    if (isDone) await this.leave(reviewTexts.goesOn);
  }

  /** @returns false if another run has stopped in the meantime; that one is shown instead */
  private async decide({ runId }: SyncDecision, choice: SyncChoice['choice']): Promise<boolean> {
    this.isOutdated.set(false);
    try {
      await this.work.decide({ runId, choice });
      return true;
    } catch (error) {
      if (problemOf(error).code !== 'conflict') throw error;
      this.isOutdated.set(true);
      this.work.reload();
      return false;
    }
  }

  private async leave(message: string): Promise<void> {
    await this.router.navigateByUrl('/admin/sync');
    await this.snackbar.show(message);
  }
}
