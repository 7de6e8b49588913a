import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { listResource, LoadProblem, Online } from '../../../core';
import { Loading } from '../../../ui/loading/loading';
import { Note } from '../../../ui/note/note';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AssignmentsApi } from '../state/assignments-api';
import { AssignmentsStore } from '../state/assignments-store';
import { FilePicker } from '../files/file-picker';
import { ResourceFiles } from '../files/resource-files';
import { ResourceList } from '../files/resource-list';
import { sheetTexts } from './sheet.texts';

/** An assignment's files. Teachers can add and remove them while it is a draft. */
@Component({
  selector: 'edu-assignment-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FilePicker, Loading, LoadProblem, Note, ResourceList, Skeleton],
  providers: [ResourceFiles],
  templateUrl: './assignment-files.html',
  styleUrl: './assignment-files.scss',
})
export class AssignmentFiles {
  readonly assignment = input.required<Assignment>();

  private readonly api = inject(AssignmentsApi);
  private readonly store = inject(AssignmentsStore);
  protected readonly files = inject(ResourceFiles);

  protected readonly texts = sheetTexts;
  protected readonly isOnline = inject(Online).isOnline;
  private readonly address = computed(() => this.api.addressOf(this.assignment().id));
  // Reloaded after each save, because the dialog may have changed the files.
  protected readonly list = listResource<AssignmentResource>(
    () => `${this.api.addressOf(this.assignment().id)}/resources`,
  );
  protected readonly canChange = computed(
    () => this.store.isTeacher() && this.assignment().status === 'draft',
  );

  constructor() {
    this.files.follow(this.address, this.list.items);
  }
}
