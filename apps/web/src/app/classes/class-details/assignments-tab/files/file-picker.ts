import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import { fileSizeText } from '../../../../ui/facts/file-size';
import type { IconName } from '../../../../ui/icon/icon-names';
import { Icon } from '../../../../ui/icon/icon';
import { NewTabLink } from '../../../../ui/new-tab-link/new-tab-link';
import { documentIcon } from '../../documents-tab/document-icon';
import { checkFiles, maxFiles } from './file-checks';
import { droppedFiles } from './dropped-files';
import { fileTexts as texts } from './files.texts';
import type { Upload, UploadQueue } from './upload-queue';

/** Files that are there, files on their way, and where more are chosen or dropped; what cannot be added is said at once. */
@Component({
  selector: 'edu-file-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NewTabLink],
  templateUrl: './file-picker.html',
  styleUrl: './file-picker.scss',
})
export class FilePicker {
  readonly heading = input<string>(texts.files);
  readonly queue = input.required<UploadQueue>();
  /** Those that are there already. */
  readonly resources = input<readonly AssignmentResource[]>([]);
  /** Nothing can be added or taken away now; what is being sent can be canceled all the same. */
  readonly isLocked = input(false);
  /** Files were added to the queue. */
  readonly added = output();
  /** One that is there already is to go. */
  readonly removed = output<AssignmentResource>();

  protected readonly texts = texts;
  protected readonly most = maxFiles;
  protected readonly isOver = signal(false);
  protected readonly refused = signal<readonly string[]>([]);
  protected readonly uploads = computed(() =>
    this.queue()
      .uploads()
      .map((upload) => ({
        ...upload,
        icon: iconOf(upload.file.name),
        size: fileSizeText(upload.file.size),
        percent: Math.floor((100 * upload.sent) / Math.max(upload.file.size, 1)),
      })),
  );
  protected readonly present = computed(() =>
    this.resources().map((resource) => ({
      resource,
      icon: iconOf(resource.displayName),
      size: resource.size === null ? '' : fileSizeText(resource.size),
    })),
  );
  protected readonly count = computed(() => this.present().length + this.uploads().length);

  protected choose(box: HTMLInputElement): void {
    this.add(Array.from(box.files ?? []));
    // The same file can be chosen again after it was removed.
    box.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    if (this.isLocked()) return;
    const { files, folders } = droppedFiles(event.dataTransfer);
    this.add(files, folders.map(texts.folder));
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(!this.isLocked());
  }

  protected takeAway(upload: Upload): void {
    this.refused.set([]);
    if (upload.resource) this.removed.emit(upload.resource);
    this.queue().remove(upload.key);
  }

  protected takeAwayPresent(resource: AssignmentResource): void {
    this.refused.set([]);
    this.removed.emit(resource);
  }

  private add(files: readonly File[], otherwise: readonly string[] = []): void {
    const names = [
      ...this.resources().map(({ displayName }) => displayName),
      ...this.queue()
        .uploads()
        .map(({ file }) => file.name),
    ];
    const { accepted, refused } = checkFiles(files, names);
    this.refused.set([...refused, ...otherwise]);
    if (accepted.length === 0) return;
    this.queue().add(accepted);
    this.added.emit();
  }
}

function iconOf(name: string): IconName {
  return documentIcon({ isFolder: false, name, mimeType: null });
}
