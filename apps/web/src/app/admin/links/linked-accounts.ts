import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { LinkedAccount, LinkedAccountSort } from '@app/contracts';
import { LoadProblem, pagedResource, SessionStore } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Note } from '../../ui/note/note';
import { SearchField } from '../../ui/search-field/search-field';
import { announceList } from '../../ui/see-more/announce-list';
import { AdminHead } from '../admin-head';
import { ListEnd } from '../list/list-end';
import { TableSkeleton } from '../list/table-skeleton';
import { firstSort, readSort } from './account-sort';
import { LinkedAccountsTable } from './linked-accounts-table';
import { linksTexts } from './links.texts';
import { Unlinking } from './unlinking';

const pageSize = 20;

/** The tenant's linked accounts, searched and sorted by the API, with a way to unlink each (ADM-4). */
@Component({
  selector: 'edu-linked-accounts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AdminHead,
    EmptyState,
    LinkedAccountsTable,
    ListEnd,
    LoadProblem,
    Note,
    SearchField,
    TableSkeleton,
  ],
  providers: [Unlinking],
  templateUrl: './linked-accounts.html',
  styleUrl: '../list/list-card.scss',
})
export class LinkedAccounts {
  /** Kept in the URL, so a shared link shows the same list. */
  readonly search = input<string>();
  readonly sort = input<string>();

  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly field = viewChild(SearchField);
  private readonly table = viewChild(LinkedAccountsTable);

  protected readonly texts = linksTexts;
  protected readonly unlinking = inject(Unlinking);
  protected readonly session = inject(SessionStore);
  protected readonly wanted = computed(() => this.search()?.trim() ?? '');
  protected readonly order = computed(() => readSort(this.sort()));
  protected readonly list = pagedResource<LinkedAccount>(() => ({
    url: '/api/v1/admin/linked-accounts',
    params: {
      limit: pageSize,
      sort: this.order(),
      ...(this.wanted() && { search: this.wanted() }),
    },
  }));
  protected readonly shown = computed(() =>
    this.list.items().filter(({ id }) => !this.unlinking.isGone(id)),
  );
  /** The last response still counts accounts unlinked since. */
  protected readonly total = computed(
    () => this.list.total() - (this.list.items().length - this.shown().length),
  );
  protected readonly state = computed(() => {
    const state = this.list.state();
    return state === 'ready' && this.total() === 0 ? 'empty' : state;
  });
  protected readonly heading = computed(() =>
    this.wanted() ? linksTexts.found(this.total()) : linksTexts.count(this.total()),
  );
  private readonly answers = announceList(this.list, {
    say: () =>
      this.total()
        ? linksTexts.shown(this.shown().length, this.total())
        : this.wanted()
          ? linksTexts.noMatch(this.wanted())
          : linksTexts.empty,
    focusItem: () => this.focusRow(this.shownBefore),
  });
  private shownBefore = 0;

  protected searchFor(text: string): void {
    this.navigate({ search: text || null });
  }

  protected clearSearch(): void {
    this.field()?.clear();
  }

  protected reorder(sort: LinkedAccountSort): void {
    this.navigate({ sort: sort === firstSort ? null : sort });
  }

  protected showMore(): void {
    this.shownBefore = this.shown().length;
    this.answers.more();
  }

  protected async unlink(account: LinkedAccount): Promise<void> {
    const at = this.shown().indexOf(account);
    await this.unlinking.unlink(account, account.id === this.session.user()?.id, () =>
      this.focusRow(at),
    );
  }

  private focusRow(at: number): void {
    afterNextRender(
      { write: () => (this.shown().length ? this.table()?.focusRow(at) : this.field()?.focus()) },
      { injector: this.injector },
    );
  }

  private navigate(queryParams: Record<string, string | null>): void {
    this.answers.asked();
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }
}
