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

/** Linked accounts in the order the API gives them, each with Unlink. Where there is little room, a row has two lines. */
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
  /** Graph object id of the reader. */
  readonly ownId = input<string>();
  /** Photos are for readers who are linked themselves. */
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

  /** To the row at this place, or the last one. */
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
