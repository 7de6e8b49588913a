import { ChangeDetectionStrategy, Component, computed, input, viewChild } from '@angular/core';
import type { SyncRemoval } from '@app/contracts';
import { LoadProblem, pagedResource, problemSentence } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Note } from '../../../ui/note/note';
import { SeeMore } from '../../../ui/see-more/see-more';
import { TableSkeleton } from '../../table-skeleton/table-skeleton';
import { tellAnswers } from '../../tell-answers';
import { peopleText } from '../../admin.texts';
import { reviewTexts } from '../sync.texts';
import { RemovalTable } from './removal-table';

/** The people a stopped run would take the accounts of, page by page (SYNC-8). */
@Component({
  selector: 'edu-removals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, LoadProblem, Note, RemovalTable, SeeMore, TableSkeleton],
  templateUrl: './removals.html',
  styleUrl: '../../list-card.scss',
})
export class Removals {
  /** How many there are, as the run counted them. */
  readonly count = input.required<number>();

  private readonly table = viewChild(RemovalTable);

  protected readonly texts = reviewTexts;
  protected readonly list = pagedResource<SyncRemoval>(() => ({
    url: '/api/v1/admin/sync/removals',
    params: { limit: 20 },
  }));
  protected readonly heading = computed(() => `${reviewTexts.list}: ${peopleText(this.count())}`);
  protected readonly moreProblem = computed(() => {
    const problem = this.list.state() === 'ready' ? this.list.problem() : undefined;
    return problem && `${reviewTexts.moreFailed} ${problemSentence(problem)}`;
  });
  private readonly answers = tellAnswers(this.list, {
    say: () => peopleText(this.list.items().length),
    focusRow: (at) => this.table()?.focusRow(at),
  });

  protected showMore(): void {
    this.answers.more();
  }
}
