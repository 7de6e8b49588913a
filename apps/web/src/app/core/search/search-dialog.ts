import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { SessionStore } from '../session/session-store';
import { groupsOf, type FoundItem } from './found-item';
import { pagesFor } from './search-pages';
import { SearchState } from './search-state';
import { searchTexts } from './search.texts';

/** Search everywhere (FIND-1): a box that keeps the focus, and a list below it that the arrow keys walk through. */
@Component({
  selector: 'edu-search-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Note, RouterLink],
  providers: [SearchState],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.scss',
})
export class SearchDialog {
  private readonly dialog = inject<MatDialogRef<SearchDialog>>(MatDialogRef);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);

  protected readonly texts = searchTexts;
  protected readonly state = inject(SearchState);
  protected readonly isAdmin = this.session.isAdmin;
  protected readonly text = signal('');
  protected readonly groups = computed(() =>
    groupsOf(pagesFor(this.text(), this.isAdmin()), this.state.results()),
  );
  protected readonly items = computed(() => this.groups().flatMap(({ items }) => items));
  /** The item that Enter opens: it stays while more arrives. */
  protected readonly active = linkedSignal<readonly FoundItem[], string>({
    source: this.items,
    computation: (items, previous) =>
      items.find(({ id }) => id === previous?.value)?.id ?? items[0]?.id ?? '',
  });
  protected readonly isEmpty = computed(
    () => this.text() !== '' && this.items().length === 0 && !this.state.isLoading(),
  );
  protected readonly status = computed(() => {
    if (this.state.isLoading() || this.text() === '') return '';
    const count = this.items().length;
    return count === 0 ? searchTexts.nothing(this.text()) : searchTexts.found(count);
  });

  protected type(text: string): void {
    this.text.set(text.trim());
    this.state.search(this.text());
  }

  protected press(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) this.move(step);
    else if (event.key === 'Enter') this.open(this.items().find(({ id }) => id === this.active()));
    else return;
    event.preventDefault();
  }

  protected open(item: FoundItem | undefined): void {
    if (!item?.path) return;
    this.close();
    void this.router.navigate([...item.path]);
  }

  protected close(): void {
    this.dialog.close();
  }

  private move(step: number): void {
    const items = this.items();
    if (items.length === 0) return;
    const at = items.findIndex(({ id }) => id === this.active());
    const next = items[(at + step + items.length) % items.length];
    this.active.set(next?.id ?? '');
    this.document.getElementById(this.active())?.scrollIntoView({ block: 'nearest' });
  }
}
