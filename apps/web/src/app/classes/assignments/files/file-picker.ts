import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import { fileSizeText } from '../../../ui/facts/file-size';
import type { IconName } from '../../../ui/icon/icon-names';
import { Icon } from '../../../ui/icon/icon';
import { NewTabLink } from '../../../ui/new-tab-link/new-tab-link';
import { documentIcon } from '../../documents/document-icon';
import { AssignmentsStore } from '../state/assignments-store';
import { checkFiles } from './file-checks';
import { droppedFiles } from './dropped-files';
import { fileTexts as texts } from './files.texts';
import type { Upload, UploadQueue } from './upload-queue';

/** Lists files and uploads, and accepts more by choosing or dropping. Unacceptable files get an error at once. */
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
  /** Files already uploaded. */
  readonly resources = input<readonly AssignmentResource[]>([]);
  /** Disables adding and removing; uploads in progress can still be canceled. */
  readonly isLocked = input(false);
  /** If false, files can only be removed. */
  readonly canAdd = input(true);
  /** Files were added to the queue. */
  readonly added = output();
  /** The user removed an uploaded file. */
  readonly removed = output<AssignmentResource>();

  protected readonly texts = texts;
  protected readonly limits = inject(AssignmentsStore).fileLimits;
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
  private readonly refusals = viewChild.required<ElementRef<HTMLElement>>('refusals');
  private readonly injector = inject(Injector);
  protected readonly count = computed(() => this.present().length + this.uploads().length);

  protected choose(box: HTMLInputElement): void {
    this.add(Array.from(box.files ?? []));
    // Lets the same file be chosen again after it was removed.
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
    const present = [
      ...this.resources().map(({ displayName, size }) => ({ name: displayName, size: size ?? 0 })),
      ...this.queue()
        .uploads()
        .map(({ file }) => file),
    ];
    const { accepted, refused } = checkFiles(files, present, this.limits());
    this.refuse([...refused, ...otherwise]);
    if (accepted.length === 0) return;
    this.queue().add(accepted);
    this.added.emit();
  }

  /** Scrolls into view: the picker is at the end of a scrolling dialog. */
  private refuse(sentences: readonly string[]): void {
    this.refused.set(sentences);
    if (sentences.length === 0) return;
    const read = () => this.refusals().nativeElement.scrollIntoView({ block: 'nearest' });
    afterNextRender({ read }, { injector: this.injector });
  }
}

function iconOf(name: string): IconName {
  return documentIcon({ isFolder: false, name, mimeType: null });
}
