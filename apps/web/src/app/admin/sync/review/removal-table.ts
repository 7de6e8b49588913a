import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { SyncRemoval } from '@app/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { Chip } from '../../../ui/chip/chip';
import { reviewTexts } from '../state/sync.texts';

/** Whose accounts would be removed, how, and why. No photos: most of these people no longer exist at Microsoft. */
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
  readonly busy = input(false);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly texts = reviewTexts;
  protected readonly columns = ['person', 'local', 'outcome'];

  focusRow(at: number): void {
    this.host.querySelectorAll<HTMLElement>('tbody tr').item(at)?.focus();
  }

  protected nameOf({ displayName, microsoftEmail, localEmail }: SyncRemoval): string {
    return displayName || microsoftEmail || localEmail || '';
  }

  protected reasonOf({ reason }: SyncRemoval): string {
    return reviewTexts.why[reason];
  }

  protected idOf(_: number, person: SyncRemoval): string {
    return person.id;
  }
}
