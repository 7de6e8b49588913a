import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  viewChild,
} from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { Ask, Online, Unsaved } from '../../../core';
import type { FormDialog } from '../../../ui/draft/open-form';
import { rememberForm } from '../../../ui/draft/remember-form';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { Clock } from '../../../ui/time/clock';
import { ClassDetailsStore } from '../../page/class-details-store';
import { FilePicker } from '../files/file-picker';
import { AssignmentFields } from './assignment-fields';
import { assignmentForm, fieldsOf } from './assignment-form';
import { AssignmentSaver } from './assignment-saver';
import { editorTexts as texts } from './editor.texts';

export interface EditorData {
  /** The assignment to edit; undefined to create one. */
  readonly assignment: Assignment | undefined;
  readonly resources: readonly AssignmentResource[];
}

export interface EditorResult {
  readonly assignment: Assignment;
  readonly how: 'draft' | 'assigned' | 'saved';
  /** Names of the files that failed to upload. */
  readonly missing: readonly string[];
}

/** Creates or edits an assignment (ASG-2, ASG-3); closes with its state at Microsoft. */
@Component({
  selector: 'edu-assignment-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AssignmentFields,
    FilePicker,
    Icon,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    Note,
  ],
  providers: [AssignmentSaver],
  templateUrl: './assignment-dialog.html',
  styleUrls: ['../../students/teachers/add-teacher-dialog.scss', './assignment-dialog.scss'],
})
export class AssignmentDialog implements FormDialog {
  private readonly data = inject<EditorData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AssignmentDialog, EditorResult>>(MatDialogRef);
  private readonly ask = inject(Ask);
  private readonly injector = inject(Injector);
  private readonly fields = viewChild.required(AssignmentFields);
  protected readonly saver = inject(AssignmentSaver);

  protected readonly texts = texts;
  protected readonly isOnline = inject(Online).isOnline;
  protected readonly className = inject(ClassDetailsStore).details.value()?.displayName ?? '';
  protected readonly title = this.data.assignment ? texts.edit : texts.create;
  /** Only drafts accept files, and only drafts can be assigned. */
  protected readonly isDraft = !this.data.assignment || this.data.assignment.status === 'draft';
  protected readonly form = assignmentForm(inject(Clock).now, this.data.assignment);
  protected readonly status = computed(() => {
    const { done, of } = this.saver.progress();
    const words = { idle: '', saving: texts.saving, publishing: texts.publishing };
    const step = this.saver.step();
    return step === 'uploading' ? texts.uploading(done, of) : words[step];
  });
  protected isAssigning = false;
  private isChanged = rememberForm(this.form);
  readonly draft = inject(Unsaved).watch({
    isTouched: () => !this.isLeft && (this.saver.isBusy() || this.isUnsaved()),
  });
  private isLeft = false;

  constructor() {
    this.saver.start(this.data.assignment, this.data.resources);
  }

  protected async save(isAssigned: boolean): Promise<void> {
    if (this.saver.isBusy()) return;
    this.form.controls.day.updateValueAndValidity();
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.showFirstError();
    this.isAssigning = isAssigned;
    const [before, isChanged] = [this.saver.saved(), rememberForm(this.form)];
    const assignment = await this.saver.save(fieldsOf(this.form), isAssigned);
    if (this.saver.saved() !== before) this.isChanged = isChanged;
    if (!assignment) return;
    const how = isAssigned ? 'assigned' : 'draft';
    this.dialog.close({ assignment, how: this.isDraft ? how : 'saved', missing: [] });
  }

  protected tryAgain(): Promise<void> {
    return this.save(this.isAssigning);
  }

  /** Closes; anything already saved stays and is reported. */
  async cancel(): Promise<void> {
    if (this.saver.step() === 'publishing') return;
    const mayClose = this.saver.isBusy() ? this.wantsToStop() : this.draft.mayLeave();
    if (!(await mayClose)) return;
    const missing = this.saver.queue
      .uploads()
      .filter(({ state }) => state !== 'done')
      .map(({ file }) => file.name);
    const assignment = this.saver.saved();
    this.saver.stop();
    this.isLeft = true;
    const isNew = !this.data.assignment && assignment !== undefined;
    this.dialog.close(isNew ? { assignment, how: 'draft', missing } : undefined);
  }

  private isUnsaved(): boolean {
    return this.isChanged() || !this.saver.queue.isDone();
  }

  private async wantsToStop(): Promise<boolean> {
    const answer = await this.ask.choose({
      title: texts.stopTitle,
      text: texts.stopText,
      answers: [
        { value: 'stay', label: texts.keepUploading, kind: '' },
        { value: 'stop', label: texts.stop, kind: 'danger' },
      ],
    });
    return answer === 'stop';
  }

  private showFirstError(): void {
    const focus = () => this.fields().focusFirstInvalid();
    afterNextRender({ read: focus }, { injector: this.injector });
  }
}
