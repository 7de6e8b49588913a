import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { AuditEntry } from '@app/contracts';
import { LoadProblem, pagedResource } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { announceList } from '../../ui/see-more/announce-list';
import { AdminHead } from '../admin-head';
import { ListEnd } from '../list/list-end';
import { TableSkeleton } from '../list/table-skeleton';
import { type AuditFilter, auditParams, isBackwards, readFilter } from './audit-filter';
import { AuditTable } from './audit-table';
import { AuditTools } from './audit-tools';
import { auditTexts } from './audit.texts';

const pageSize = 20;
const address = '/api/v1/admin/audit';

/** What administrators did in this tenant, newest first (ADM-9). The filter is kept in the URL. */
@Component({
  selector: 'edu-audit-log',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminHead, AuditTable, AuditTools, EmptyState, ListEnd, LoadProblem, TableSkeleton],
  templateUrl: './audit-log.html',
  styleUrl: '../list/list-card.scss',
})
export class AuditLog {
  readonly action = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly table = viewChild(AuditTable);

  protected readonly texts = auditTexts;
  protected readonly filter = computed(() =>
    readFilter({ action: this.action(), from: this.from(), to: this.to() }),
  );
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly isBackwards = computed(() => isBackwards(this.filter()));
  protected readonly list = pagedResource<AuditEntry>(() =>
    this.isBackwards()
      ? undefined
      : { url: address, params: { limit: pageSize, ...auditParams(this.filter()) } },
  );
  protected readonly exportAddress = computed(() => {
    const query = new URLSearchParams(auditParams(this.filter())).toString();
    return `${address}/export${query && `?${query}`}`;
  });
  protected readonly answers = announceList(this.list, {
    say: () => auditTexts.shown(this.list.items().length, this.list.hasMore()),
    focusItem: (at) => this.table()?.focusRow(at),
  });

  protected showOnly(queryParams: Partial<Record<keyof AuditFilter, string | null>>): void {
    this.answers.asked();
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }

  protected showAll(): void {
    this.showOnly({ action: null, from: null, to: null });
  }
}
