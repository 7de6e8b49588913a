import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ApiScope, CreatedApiClient } from '@app/contracts';
import { problemOf, problemSentence, Unsaved } from '../../../core';
import type { FormDialog } from '../../../ui/draft/open-form';
import { rememberForm } from '../../../ui/draft/remember-form';
import { focusFirstInvalid } from '../../../ui/focus/focus-first-invalid';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { ApiClientsWork } from '../api-clients-work';
import { newClientTexts as texts, scopeTexts } from '../api-clients.texts';

const longestName = 120;
const scopes = Object.keys(scopeTexts) as ApiScope[];

/** Creates a client (ADM-8); closes with it and its secret. */
@Component({
  selector: 'edu-new-client-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Icon,
    MatCheckbox,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Note,
    ReactiveFormsModule,
  ],
  templateUrl: './new-client-dialog.html',
  styleUrls: [
    '../../../classes/students/teachers/add-teacher-dialog.scss',
    './new-client-dialog.scss',
  ],
})
export class NewClientDialog implements FormDialog {
  private readonly work = inject(ApiClientsWork);
  private readonly dialog = inject<MatDialogRef<NewClientDialog, CreatedApiClient>>(MatDialogRef);

  protected readonly texts = texts;
  protected readonly scopeTexts = scopeTexts;
  protected readonly scopes = scopes;
  protected readonly form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [
        ({ value }) => ((value as string).trim() ? null : { required: true }),
        Validators.maxLength(longestName),
      ],
    }),
    scopes: new FormControl<readonly ApiScope[]>(['roster.readonly'], {
      nonNullable: true,
      validators: Validators.required,
    }),
  });
  protected readonly isBusy = signal(false);
  protected readonly isTried = signal(false);
  protected readonly failure = signal('');
  private readonly isChanged = rememberForm(this.form);
  readonly draft = inject(Unsaved).watch({ isTouched: () => this.isChanged() });

  protected choose(scope: ApiScope, isChosen: boolean): void {
    const { scopes: control } = this.form.controls;
    const others = control.value.filter((one) => one !== scope);
    const chosen = new Set(isChosen ? [...others, scope] : others);
    control.setValue(scopes.filter((one) => chosen.has(one)));
    control.markAsDirty();
  }

  protected async create(event: Event): Promise<void> {
    if (this.isBusy()) return;
    this.isTried.set(true);
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(event.target);
    this.isBusy.set(true);
    this.failure.set('');
    const { name, scopes: chosen } = this.form.getRawValue();
    try {
      this.dialog.close(await this.work.create({ name: name.trim(), scopes: [...chosen] }));
    } catch (error) {
      this.failure.set(`${texts.failed} ${problemSentence(problemOf(error))}`);
    } finally {
      this.isBusy.set(false);
    }
  }

  async cancel(): Promise<void> {
    if (await this.draft.mayLeave()) this.dialog.close();
  }
}
