import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Assignment, AssignmentResource, CreateAssignment } from '@app/contracts';
import { problemOf } from '../../../core';
import { AssignmentsApi } from '../state/assignments-api';
import { AssignmentsStore } from '../state/assignments-store';
import { FileUpload } from '../files/file-upload';
import { UploadQueue } from '../files/upload-queue';
import { refusalSentence } from '../state/refusal-sentence';
import { changedFields } from './assignment-form';
import { editorTexts as texts } from './editor.texts';

/**
 * Saves an assignment so that students never see it with files missing (S-21): first the draft, then its files, then
 * publishing. A retry resumes at the step that failed.
 */
@Injectable()
export class AssignmentSaver {
  private readonly api = inject(AssignmentsApi);
  private readonly store = inject(AssignmentsStore);
  private readonly upload = inject(FileUpload);

  readonly queue = new UploadQueue();
  /** The assignment as Microsoft has it so far. */
  readonly saved = signal<Assignment | undefined>(undefined);
  readonly resources = signal<readonly AssignmentResource[]>([]);
  readonly step = signal<'idle' | 'saving' | 'uploading' | 'publishing'>('idle');
  /** Why saving failed. */
  readonly failure = signal('');
  readonly isBusy = computed(() => this.step() !== 'idle');
  readonly progress = computed(() => {
    const uploads = this.queue.uploads();
    const done = uploads.filter(({ state }) => state === 'done').length;
    return { done, of: uploads.length };
  });

  private isStopped = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  start(assignment: Assignment | undefined, resources: readonly AssignmentResource[]): void {
    this.saved.set(assignment);
    this.resources.set(resources);
  }

  /** @returns the assignment if every step succeeded */
  async save(fields: CreateAssignment, isAssigned: boolean): Promise<Assignment | undefined> {
    if (this.isBusy()) return undefined;
    this.failure.set('');
    try {
      const kept = await this.keep(fields);
      if (!kept || !(await this.sendFiles(kept.id))) return undefined;
      if (isAssigned && !(await this.publish(kept.id))) return undefined;
      return this.store.find(kept.id) ?? kept;
    } finally {
      this.step.set('idle');
      this.refreshStore();
    }
  }

  /** Stops uploading and never publishes. Anything saved so far stays. */
  stop(): void {
    this.isStopped = true;
    this.queue.stop();
  }

  /** Removes a file from the existing draft. */
  async removeResource(resource: AssignmentResource): Promise<void> {
    const owner = this.api.addressOf(this.saved()?.id ?? '');
    try {
      await this.api.removeResource(owner, resource.id);
      this.resources.update((list) => list.filter(({ id }) => id !== resource.id));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== 'not_found') this.failure.set(refusalSentence(problem));
    }
  }

  /** Makes views of its files reload. */
  private refreshStore(): void {
    const shown = this.store.find(this.saved()?.id ?? '');
    if (shown) this.store.put({ ...shown });
  }

  private async keep(fields: CreateAssignment): Promise<Assignment | undefined> {
    this.step.set('saving');
    try {
      const kept = await this.write(fields);
      this.saved.set(kept);
      this.store.put(kept);
      return kept;
    } catch (error) {
      this.failure.set(texts.notSaved(refusalSentence(problemOf(error))));
      return undefined;
    }
  }

  private write(fields: CreateAssignment): Promise<Assignment> {
    const before = this.saved();
    if (!before) return this.api.create(fields);
    const changed = changedFields(before, fields);
    if (Object.keys(changed).length === 0) return Promise.resolve(before);
    return this.api.change(before.id, changed);
  }

  private async sendFiles(id: string): Promise<boolean> {
    if (this.isStopped || this.queue.isDone()) return !this.isStopped;
    this.step.set('uploading');
    if (this.queue.failed().length > 0) {
      // If a response was lost, the file may have arrived anyway.
      this.queue.retry(await this.api.readResources(id).catch(() => []));
    }
    await this.queue.run(this.upload.sendTo(this.api.addressOf(id)));
    const failed = this.queue.failed().map(({ file }) => file.name);
    if (failed.length > 0) this.failure.set(texts.notUploaded(failed));
    return failed.length === 0 && !this.isStopped;
  }

  private async publish(id: string): Promise<boolean> {
    this.step.set('publishing');
    try {
      await this.store.publish(id);
      return true;
    } catch (error) {
      this.failure.set(texts.notAssigned(refusalSentence(problemOf(error))));
      return false;
    }
  }
}
