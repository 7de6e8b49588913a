import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { Ask, Online, problemOf, Snackbar } from '../../../core';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { AssignmentsApi } from '../state/assignments-api';
import { isPastDue } from '../state/assignment-state';
import { AssignmentsStore } from '../state/assignments-store';
import { AssignmentEditor } from '../editor/assignment-editor';
import { refusalSentence } from '../state/refusal-sentence';
import { sheetTexts as texts } from './sheet.texts';

/** A teacher's actions on the open assignment: edit, and assign or delete a draft (ASG-3). */
@Component({
  selector: 'edu-draft-actions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Note],
  templateUrl: './draft-actions.html',
  styleUrl: './draft-actions.scss',
})
export class DraftActions {
  readonly assignment = input.required<Assignment>();
  readonly removed = output();

  private readonly api = inject(AssignmentsApi);
  private readonly store = inject(AssignmentsStore);
  private readonly ask = inject(Ask);
  private readonly document = inject(DOCUMENT);
  private readonly snackbar = inject(Snackbar);
  protected readonly editor = inject(AssignmentEditor);

  protected readonly texts = texts;
  protected readonly isOnline = inject(Online).isOnline;
  protected readonly busy = signal<'' | 'assign' | 'remove' | 'edit'>('');
  protected readonly failure = signal('');
  protected readonly isDraft = computed(() => this.assignment().status === 'draft');
  protected readonly isPublishing = computed(() => this.assignment().status === 'published');
  protected readonly isReverted = computed(() => this.store.isReverted(this.assignment().id));

  protected async assign(): Promise<void> {
    if (this.busy()) return;
    this.failure.set('');
    if (isPastDue(this.assignment(), Date.now())) return this.failure.set(texts.pastDue);
    this.busy.set('assign');
    try {
      await this.store.publish(this.assignment().id);
      // The clicked button disappears.
      this.document.querySelector<HTMLElement>('edu-side-sheet [data-close]')?.focus();
    } catch (error) {
      this.failure.set(texts.notPublished(refusalSentence(problemOf(error))));
    } finally {
      this.busy.set('');
    }
  }

  protected async edit(): Promise<void> {
    if (this.busy()) return;
    this.busy.set('edit');
    try {
      const resources = this.isDraft() ? await this.readResources() : [];
      this.busy.set('');
      await this.editor.edit(this.assignment(), resources);
    } catch (error) {
      this.failure.set(refusalSentence(problemOf(error)));
    } finally {
      this.busy.set('');
    }
  }

  protected async remove(): Promise<void> {
    if (this.busy()) return;
    this.failure.set('');
    this.busy.set('remove');
    try {
      const { id, displayName } = this.assignment();
      const files = (await this.readResources()).length;
      if (!(await this.isSure(displayName, files))) return;
      await this.api.remove(id);
      this.removed.emit();
      this.store.drop(id);
      void this.snackbar.show(texts.removed(displayName));
    } catch (error) {
      this.failure.set(texts.notRemoved(refusalSentence(problemOf(error))));
    } finally {
      this.busy.set('');
    }
  }

  private readResources(): Promise<readonly AssignmentResource[]> {
    return this.api.readResources(this.assignment().id);
  }

  private async isSure(name: string, files: number): Promise<boolean> {
    const answer = await this.ask.choose({
      title: texts.removeTitle(name),
      text: texts.removeText(files),
      answers: [
        { value: 'keep', label: texts.keep, kind: '' },
        { value: 'remove', label: texts.removeWhat(files), kind: 'danger' },
      ],
    });
    return answer === 'remove';
  }
}
