import { ChangeDetectionStrategy, Component, computed, input, viewChild } from '@angular/core';
import type { SyncDecision, SyncRemoval } from '@app/contracts';
import { LoadProblem, pagedResource } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { announceList } from '../../../ui/see-more/announce-list';
import { ListEnd } from '../../list/list-end';
import { TableSkeleton } from '../../list/table-skeleton';
import { reviewTexts } from '../state/review.texts';
import { RemovalTable } from './removal-table';

/** Whom and what a stopped run would take away, page by page (SYNC-8). */
@Component({
  selector: 'edu-removals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ListEnd, LoadProblem, RemovalTable, TableSkeleton],
  templateUrl: './removals.html',
  styleUrl: '../../list/list-card.scss',
})
export class Removals {
  readonly decision = input.required<SyncDecision>();

  private readonly table = viewChild(RemovalTable);

  protected readonly texts = reviewTexts;
  protected readonly list = pagedResource<SyncRemoval>(() => ({
    url: '/api/v1/admin/sync/removals',
    params: { limit: 20, resource: this.decision().resource },
  }));
  protected readonly heading = computed(() => {
    const { resource, deactivate, remove } = this.decision();
    const count = reviewTexts.shown(deactivate + remove, resource);
    return `${reviewTexts.list(this.decision())}: ${count}`;
  });
  protected readonly answers = announceList(this.list, {
    say: () => reviewTexts.shown(this.list.items().length, this.decision().resource),
    focusItem: (at) => this.table()?.focusRow(at),
  });
}
