import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import type { LinkedAccount, LinkedAccountSort } from '@app/contracts';
import { Avatar } from '../../ui/avatar/avatar';
import { RelativeTime } from '../../ui/time/relative-time';
import { readSort } from './account-sort';
import { linksTexts, nameOf } from './links.texts';

/** Linked accounts in API order, each with an Unlink button. In narrow layouts a row takes two lines. */
@Component({
  selector: 'edu-linked-accounts-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, MatSort, MatSortHeader, MatTableModule, RelativeTime],
  host: { '[attr.aria-busy]': 'busy()' },
  templateUrl: './linked-accounts-table.html',
  styleUrl: './linked-accounts-table.scss',
})
export class LinkedAccountsTable {
  readonly accounts = input.required<readonly LinkedAccount[]>();
  readonly sort = input.required<LinkedAccountSort>();
  /** The user's own Graph object id. */
  readonly ownId = input<string>();
  /** Only users who are linked themselves can load photos. */
  readonly hasPhotos = input(false);
  readonly busy = input(false);
  readonly sorted = output<LinkedAccountSort>();
  readonly unlinked = output<LinkedAccount>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly texts = linksTexts;
  protected readonly nameOf = nameOf;
  protected readonly columns = ['microsoftEmail', 'localEmail', 'linkedAt', 'actions'];
  protected readonly active = computed(() => this.sort().replace('-', ''));
  protected readonly direction = computed(() => (this.sort().startsWith('-') ? 'desc' : 'asc'));

  /** Focuses the row at this index, or the last one. */
  focusRow(at: number): void {
    const buttons = this.host.querySelectorAll<HTMLElement>('td button');
    buttons.item(Math.min(at, buttons.length - 1))?.focus();
  }

  protected idOf(_: number, account: LinkedAccount): string {
    return account.id;
  }

  protected reorder({ active, direction }: Sort): void {
    this.sorted.emit(readSort(`${direction === 'desc' ? '-' : ''}${active}`));
  }
}
