import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
} from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { SyncRemoval, SyncResource } from '@app/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { Chip } from '../../../ui/chip/chip';
import { reviewTexts } from '../state/review.texts';

/**
 * Whose accounts would be removed, how, and why; or what would be taken out of the roster copy. No photos: most of these
 * people no longer exist at Microsoft.
 */
@Component({
  selector: 'edu-removal-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Chip, MatTableModule, NgTemplateOutlet],
  host: { '[attr.aria-busy]': 'busy()' },
  templateUrl: './removal-table.html',
  styleUrl: './removal-table.scss',
})
export class RemovalTable {
  readonly people = input.required<readonly SyncRemoval[]>();
  readonly resource = input<SyncResource>('users');
  readonly busy = input(false);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly texts = reviewTexts;
  protected readonly columns = ['person', 'local', 'outcome'];
  protected readonly isAboutAccounts = computed(() => this.resource() === 'users');
  protected readonly second = computed(() =>
    this.isAboutAccounts() ? reviewTexts.local : reviewTexts.belongs,
  );

  focusRow(at: number): void {
    this.host.querySelectorAll<HTMLElement>('tbody tr').item(at)?.focus();
  }

  protected nameOf({ displayName, microsoftEmail, localEmail }: SyncRemoval): string {
    return displayName || microsoftEmail || localEmail || reviewTexts.nameless;
  }

  protected reasonOf({ reason }: SyncRemoval): string {
    return this.isAboutAccounts() ? reviewTexts.why[reason] : reviewTexts.goneAtMicrosoft;
  }

  protected idOf(_: number, person: SyncRemoval): string {
    return person.id;
  }
}
