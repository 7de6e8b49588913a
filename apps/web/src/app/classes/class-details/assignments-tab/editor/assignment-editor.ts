import { inject, Injectable, Injector, signal } from '@angular/core';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Snackbar } from '../../../../core';
import type { EditorData, EditorResult } from './assignment-dialog';
import { editorTexts as texts } from './editor.texts';

/** Opens the dialog an assignment is made and changed in; its code is fetched then. */
@Injectable()
export class AssignmentEditor {
  private readonly injector = inject(Injector);
  private readonly snackbar = inject(Snackbar);

  readonly isOpening = signal(false);

  /** @returns what was made, or undefined when it was not */
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
    const dialog = this.injector
      .get(MatDialog)
      .open<unknown, EditorData, EditorResult>(AssignmentDialog, {
        data,
        injector: this.injector,
        panelClass: 'edu-wide-dialog',
        autoFocus: '#assignment-name',
      });
    this.isOpening.set(false);
    return firstValueFrom(dialog.afterClosed());
  }
}

function sentenceOf({ assignment, how, missing }: EditorResult): string {
  const name = assignment.displayName;
  if (missing.length > 0) return texts.savedWithout(name, missing);
  return { draft: texts.savedDraft, assigned: texts.assigning, saved: texts.saved }[how](name);
}
