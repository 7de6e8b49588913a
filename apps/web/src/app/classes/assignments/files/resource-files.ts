import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, inject, Injectable, linkedSignal, signal, type Signal } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import { problemOf, Unsaved } from '../../../core';
import { AssignmentsApi } from '../state/assignments-api';
import { refusalSentence } from '../state/refusal-sentence';
import { FileUpload } from './file-upload';
import { fileTexts as texts } from './files.texts';
import { UploadQueue } from './upload-queue';

/** The files of a draft or of a student's own work. Each is added and removed immediately. */
@Injectable()
export class ResourceFiles {
  private readonly api = inject(AssignmentsApi);
  private readonly upload = inject(FileUpload);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly listed = signal<Signal<readonly AssignmentResource[]>>(signal([]));
  private owner: () => string = () => '';

  readonly queue = new UploadQueue();
  readonly resources = linkedSignal<readonly AssignmentResource[]>(() => this.listed()());
  readonly failure = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.queue.stop());
    inject(Unsaved).watch({
      isTouched: () => !this.queue.isDone(),
      text: () => texts.wouldLose(this.queue.pending()),
    });
  }

  /** @param owner URL of the assignment or submission that has the files */
  follow(owner: () => string, listed: Signal<readonly AssignmentResource[]>): void {
    this.owner = owner;
    this.listed.set(listed);
  }

  async send(): Promise<void> {
    await this.queue.run(this.upload.sendTo(this.owner()));
    for (const { key, file, resource } of this.queue.uploads()) {
      if (!resource) continue;
      this.queue.remove(key);
      this.resources.update((list) => [...list, resource]);
      void this.announcer.announce(texts.added(file.name));
    }
  }

  tryAgain(): Promise<void> {
    this.queue.retry(this.resources());
    return this.send();
  }

  async remove(resource: AssignmentResource): Promise<void> {
    const before = this.resources();
    this.failure.set('');
    this.resources.set(before.filter(({ id }) => id !== resource.id));
    try {
      await this.api.removeResource(this.owner(), resource.id);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'not_found') return;
      this.resources.set(before);
      this.failure.set(texts.notRemoved(resource.displayName, refusalSentence(problem)));
    }
  }
}
