import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { Assignment } from '@app/contracts';
import { entityResource, keepsFocus, LoadProblem } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Loading } from '../../../ui/loading/loading';
import { SideSheet } from '../../../ui/side-sheet/side-sheet';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AssignmentsApi } from '../state/assignments-api';
import { AssignmentsStore } from '../state/assignments-store';
import { assignmentsTexts } from '../state/assignments.texts';
import { OwnWork } from '../own-work/own-work';
import { StateChip } from '../state/state-chip';
import { Submissions } from '../submissions/submissions';
import { AssignmentFacts } from './assignment-facts';
import { AssignmentFiles } from './assignment-files';
import { DraftActions } from './draft-actions';
import { sheetTexts } from './sheet.texts';

/** The open assignment next to the list (ASG-3, ASG-5), at its own URL. */
@Component({
  selector: 'edu-assignment-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AssignmentFacts,
    AssignmentFiles,
    DraftActions,
    EmptyState,
    Loading,
    LoadProblem,
    OwnWork,
    SideSheet,
    Skeleton,
    StateChip,
    Submissions,
  ],
  templateUrl: './assignment-sheet.html',
  styleUrl: './assignment-sheet.scss',
})
export class AssignmentSheet {
  readonly assignmentId = input.required<string>();

  private readonly api = inject(AssignmentsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly document = inject(DOCUMENT);
  protected readonly store = inject(AssignmentsStore);

  protected readonly texts = sheetTexts;
  protected readonly assignment = computed(() => this.store.find(this.assignmentId()));
  /** Fetched separately only if the complete list doesn't (or no longer) have it. */
  protected readonly single = entityResource<Assignment>(() => {
    const isListed = this.store.list.state() !== 'ready' || this.assignment() !== undefined;
    return isListed ? undefined : this.api.addressOf(this.assignmentId());
  });
  protected readonly isGone = computed(() =>
    ['not_found', 'forbidden'].includes(this.single.problem()?.code ?? ''),
  );
  protected readonly heading = computed(
    () => this.assignment()?.displayName ?? assignmentsTexts.title,
  );
  /** Submissions exist once students have the assignment. */
  protected readonly isHandedOut = computed(() =>
    ['assigned', 'inactive'].includes(this.assignment()?.status ?? ''),
  );

  constructor() {
    effect(() => {
      const found = this.single.value();
      if (found) untracked(() => this.store.put(found));
    });
  }

  protected async close(): Promise<void> {
    const id = this.assignmentId();
    await this.router.navigate(['..'], { relativeTo: this.route, info: keepsFocus });
    this.focusRow(id);
  }

  /** Focuses the row that opened it, or after a deletion the list's title. */
  private focusRow(id: string): void {
    const row = this.document.getElementById(`assignment-${id}`);
    const title = this.document.getElementById('class-assignments');
    if (title) title.tabIndex = -1;
    (row ?? title)?.focus();
  }
}
