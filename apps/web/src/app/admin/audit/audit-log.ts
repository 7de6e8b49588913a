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
import { LoadProblem, pagedResource, problemSentence } from '../../core';
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Note } from '../../ui/note/note';
import { SeeMore } from '../../ui/see-more/see-more';
import { adminTrail } from '../admin-trail';
import { TableSkeleton } from '../table-skeleton/table-skeleton';
import { tellAnswers } from '../tell-answers';
import { type AuditFilter, auditParams, isBackwards, readFilter } from './audit-filter';
import { AuditTable } from './audit-table';
import { AuditTools } from './audit-tools';
import { auditTexts } from './audit.texts';

const pageSize = 20;
const address = '/api/v1/admin/audit';

/** What administrators did in the own tenant, the latest first (ADM-9). What is shown stands in the address. */
@Component({
  selector: 'edu-audit-log',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AuditTable,
    AuditTools,
    Breadcrumbs,
    EmptyState,
    LoadProblem,
    Note,
    SeeMore,
    TableSkeleton,
  ],
  templateUrl: './audit-log.html',
  styleUrl: '../list-card.scss',
})
export class AuditLog {
  readonly action = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly table = viewChild(AuditTable);

  protected readonly texts = auditTexts;
  protected readonly trail = adminTrail(auditTexts.title);
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
  protected readonly moreProblem = computed(() => {
    const problem = this.list.state() === 'ready' ? this.list.problem() : undefined;
    return problem && `${auditTexts.moreFailed} ${problemSentence(problem)}`;
  });
  private readonly answers = tellAnswers(this.list, {
    say: () => auditTexts.shown(this.list.items().length, this.list.hasMore()),
    focusRow: (at) => this.table()?.focusRow(at),
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

  protected showMore(): void {
    this.answers.more();
  }
}
