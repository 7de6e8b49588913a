import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Person } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { problemOf, problemSentence, Unsaved } from '../../../core';
import type { FormDialog } from '../../../ui/draft/open-form';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { ClassDetailsStore } from '../../page/class-details-store';
import { addTeacherTexts } from './add-teacher.texts';
import { TeacherPicker } from './teacher-picker';

/** Picks one of the school's teachers as a co-teacher (EDU-5); closes with that person. */
@Component({
  selector: 'edu-add-teacher-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatDialogActions, MatDialogContent, MatDialogTitle, Note, TeacherPicker],
  templateUrl: './add-teacher-dialog.html',
  styleUrl: './add-teacher-dialog.scss',
})
export class AddTeacherDialog implements FormDialog {
  private readonly http = inject(HttpClient);
  private readonly store = inject(ClassDetailsStore);
  private readonly dialog = inject<MatDialogRef<AddTeacherDialog, Person>>(MatDialogRef);

  protected readonly texts = addTeacherTexts;
  protected readonly className = this.store.details.value()?.displayName ?? '';
  protected readonly chosen = signal<Person | undefined>(undefined);
  protected readonly isAdding = signal(false);
  protected readonly failure = signal('');

  readonly draft = inject(Unsaved).watch({ isTouched: () => this.chosen() !== undefined });

  protected choose(teacher: Person | undefined): void {
    this.chosen.set(teacher);
    this.failure.set('');
  }

  async cancel(): Promise<void> {
    if (await this.draft.mayLeave()) this.dialog.close();
  }

  protected async add(): Promise<void> {
    const teacher = this.chosen();
    if (!teacher || this.isAdding()) return;
    this.isAdding.set(true);
    this.failure.set('');
    try {
      const address = `${this.store.address()}/teachers/${encodeURIComponent(teacher.id)}`;
      await firstValueFrom(this.http.put(address, null));
      this.dialog.close(teacher);
    } catch (error) {
      // The API may have completed only part of it; repeating the request does the rest.
      const problem = problemOf(error);
      const why = addTeacherTexts.notAdded(teacher.displayName, problemSentence(problem));
      this.failure.set(problem.detail || why);
    } finally {
      this.isAdding.set(false);
    }
  }
}
