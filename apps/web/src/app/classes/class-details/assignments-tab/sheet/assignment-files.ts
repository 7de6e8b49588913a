import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment, AssignmentResource } from '@app/contracts';
import { listResource, LoadProblem, Online } from '../../../../core';
import { Loading } from '../../../../ui/loading/loading';
import { Note } from '../../../../ui/note/note';
import { Skeleton } from '../../../../ui/skeleton/skeleton';
import { AssignmentsApi } from '../assignments-api';
import { AssignmentsStore } from '../assignments-store';
import { FilePicker } from '../files/file-picker';
import { ResourceFiles } from '../files/resource-files';
import { ResourceList } from '../files/resource-list';
import { sheetTexts } from './sheet.texts';

/** The files of an assignment. A teacher adds to a draft and takes away from it; once it is assigned they stay. */
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
  // Asked for anew when the assignment was saved: in the dialog it may have got other files.
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
