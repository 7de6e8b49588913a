import { ChangeDetectionStrategy, Component, inject, Injector, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Person } from '@app/contracts';
import { Snackbar } from '../../../core';
import { asOfTexts } from '../../../ui/as-of/as-of.texts';
import { openForm } from '../../../ui/draft/open-form';
import { Icon } from '../../../ui/icon/icon';
import { ClassDetailsStore } from '../../page/class-details-store';
import { addTeacherTexts } from './add-teacher.texts';

/** Opens the dialog that adds a co-teacher, which is lazy-loaded. */
@Component({
  selector: 'edu-add-teacher-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<button
    type="button"
    class="edu-button"
    aria-haspopup="dialog"
    [attr.aria-busy]="isOpening()"
    [disabled]="store.isReadOnly()"
    [title]="store.isReadOnly() ? readOnly : ''"
    (click)="open()"
  >
    <edu-icon name="person-add" />
    <span
      >{{ texts.open }}<span class="edu-unseen">{{ texts.openWhat }}</span></span
    >
  </button>`,
  styles: ':host { display: inline-flex }',
})
export class AddTeacherButton {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly snackbar = inject(Snackbar);
  protected readonly store = inject(ClassDetailsStore);

  protected readonly texts = addTeacherTexts;
  protected readonly readOnly = asOfTexts.readOnly;
  protected readonly isOpening = signal(false);

  protected async open(): Promise<void> {
    if (this.isOpening()) return;
    this.isOpening.set(true);
    const teacher = await this.ask().finally(() => this.isOpening.set(false));
    if (!teacher) return;
    this.store.addTeacher(teacher);
    const className = this.store.details.value()?.displayName ?? '';
    void this.snackbar.show(addTeacherTexts.added(teacher.displayName, className));
  }

  private async ask(): Promise<Person | undefined> {
    const [{ MatDialog }, { AddTeacherDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./add-teacher-dialog'),
    ]);
    this.isOpening.set(false);
    const openers = { dialogs: this.injector.get(MatDialog), router: this.router };
    return openForm<Person>(openers, AddTeacherDialog, {
      injector: this.injector,
      panelClass: 'edu-wide-dialog',
      autoFocus: 'input[type=search]',
    });
  }
}
