import { ChangeDetectionStrategy, Component, computed, input, viewChild } from '@angular/core';
import type { SyncRemoval } from '@app/contracts';
import { LoadProblem, pagedResource } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { announceList } from '../../../ui/see-more/announce-list';
import { ListEnd } from '../../list/list-end';
import { TableSkeleton } from '../../list/table-skeleton';
import { peopleText } from '../../admin.texts';
import { reviewTexts } from '../state/sync.texts';
import { RemovalTable } from './removal-table';

/** The people whose accounts a stopped run would take away, page by page (SYNC-8). */
@Component({
  selector: 'edu-removals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ListEnd, LoadProblem, RemovalTable, TableSkeleton],
  templateUrl: './removals.html',
  styleUrl: '../../list/list-card.scss',
})
export class Removals {
  /** How many there are, according to the run. */
  readonly count = input.required<number>();

  private readonly table = viewChild(RemovalTable);

  protected readonly texts = reviewTexts;
  protected readonly list = pagedResource<SyncRemoval>(() => ({
    url: '/api/v1/admin/sync/removals',
    params: { limit: 20 },
  }));
  protected readonly heading = computed(() => `${reviewTexts.list}: ${peopleText(this.count())}`);
  protected readonly answers = announceList(this.list, {
    say: () => peopleText(this.list.items().length),
    focusItem: (at) => this.table()?.focusRow(at),
  });
}
