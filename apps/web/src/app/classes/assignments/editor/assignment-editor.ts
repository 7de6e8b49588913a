import { inject, Injectable, Injector, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { Snackbar } from '../../../core';
import { openForm } from '../../../ui/draft/open-form';
import type { EditorData, EditorResult } from './assignment-dialog';
import { editorTexts as texts } from './editor.texts';

/** Opens the dialog to create or edit an assignment, which is lazy-loaded. */
@Injectable()
export class AssignmentEditor {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly snackbar = inject(Snackbar);

  readonly isOpening = signal(false);

  /** @returns the new assignment, or undefined if none was created */
  create(): Promise<Assignment | undefined> {
    return this.edit(undefined, []);
  }

  async edit(
    assignment: Assignment | undefined,
    resources: readonly AssignmentResource[],
  ): Promise<Assignment | undefined> {
    if (this.isOpening()) return undefined;
    this.isOpening.set(true);
    const result = await this.ask({ assignment, resources }).finally(() =>
      this.isOpening.set(false),
    );
    if (result) void this.snackbar.show(sentenceOf(result));
    return result?.assignment;
  }

  private async ask(data: EditorData): Promise<EditorResult | undefined> {
    const [{ MatDialog }, { AssignmentDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./assignment-dialog'),
    ]);
    this.isOpening.set(false);
    const openers = { dialogs: this.injector.get(MatDialog), router: this.router };
    return openForm<EditorResult>(openers, AssignmentDialog, {
      data,
      injector: this.injector,
      panelClass: 'edu-wide-dialog',
      autoFocus: '#assignment-name',
    });
  }
}

function sentenceOf({ assignment, how, missing }: EditorResult): string {
  const name = assignment.displayName;
  if (missing.length > 0) return texts.savedWithout(name, missing);
  return { draft: texts.savedDraft, assigned: texts.assigning, saved: texts.saved }[how](name);
}
