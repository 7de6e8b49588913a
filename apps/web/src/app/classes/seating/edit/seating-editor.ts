import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { SeatingChart } from '@app/contracts';
import { entityResource, PageTitle, Snackbar, Unsaved } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Note } from '../../../ui/note/note';
import { ClassDetailsStore } from '../../page/class-details-store';
import { PrintButton } from '../print/print-button';
import { RoomPending, stateOfRoom } from '../room/room-pending';
import { seatingTexts } from '../chart/seating.texts';
import { ArrangeToolbar } from './arrange-toolbar';
import { editorTexts } from './editor.texts';
import { MoveNotice } from './move-notice';
import { RulesCard } from './rules-card';
import { historyStep } from './history-step';
import { SeatMover } from './draft/seat-mover';
import { SeatingDraft } from './draft/seating-draft';
import { SeatingGrid } from './seats/seating-grid';
import { SeatingSaver } from './seating-saver';
import { SeatingTray } from './seats/seating-tray';

/** Edits a class's seating chart (SEAT-1 to SEAT-3) on its own page, which ends with Save or Cancel. */
@Component({
  selector: 'edu-seating-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ArrangeToolbar,
    CdkDropListGroup,
    EmptyState,
    MoveNotice,
    Note,
    PrintButton,
    RoomPending,
    RouterLink,
    RulesCard,
    SeatingGrid,
    SeatingTray,
  ],
  providers: [ClassDetailsStore, SeatingDraft, SeatMover, SeatingSaver],
  host: { '(document:keydown)': 'handleKey($event)' },
  templateUrl: './seating-editor.html',
  styleUrl: './seating-editor.scss',
})
export class SeatingEditor {
  readonly classId = input.required<string>();

  protected readonly store = inject(ClassDetailsStore);
  protected readonly draft = inject(SeatingDraft);
  protected readonly saver = inject(SeatingSaver);
  private readonly mover = inject(SeatMover);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly toolbar = viewChild(ArrangeToolbar);
  private readonly grid = viewChild(SeatingGrid);

  protected readonly texts = editorTexts;
  protected readonly seatingTexts = seatingTexts;
  protected readonly seating = entityResource<SeatingChart>(() =>
    this.store.address() ? `${this.store.address()}/seating` : undefined,
  );
  protected readonly state = computed(() => {
    const { details, students } = this.store;
    return stateOfRoom([details.state(), students.state(), this.seating.state()]);
  });
  protected readonly problem = computed(
    () => this.store.details.problem() ?? this.store.students.problem() ?? this.seating.problem(),
  );
  protected readonly className = computed(() => this.store.details.value()?.displayName ?? '');
  private isStarted = false;

  constructor() {
    const title = inject(PageTitle);
    // The “Seating saved.” snackbar would cover the tray on phones, and its Undo would bypass the editor.
    inject(Snackbar).dismiss();
    inject(Unsaved).watch({
      isTouched: () => this.draft.changes() > 0,
      text: () => editorTexts.wouldLose(this.draft.changes()),
    });
    effect(() => {
      this.store.open(this.classId());
      untracked(() => this.store.showStudents());
    });
    effect(() => {
      if (this.className()) title.set(editorTexts.pageTitle(this.className()));
    });
    effect(() => this.startOnce());
  }

  protected async save(): Promise<void> {
    if (this.draft.gone().length > 0) return;
    this.mover.putBack();
    if (this.draft.changes() === 0 || (await this.saver.save())) this.leave();
  }

  protected reload(): void {
    for (const part of [this.store.details, this.store.students, this.seating])
      if (part.problem()) part.reload();
  }

  protected returnToGrid(): void {
    this.grid()?.focusTarget();
  }

  protected handleKey(event: KeyboardEvent): void {
    const step = historyStep(event);
    if (!step) return;
    event.preventDefault();
    this.toolbar()?.[step]();
  }

  private leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route });
  }

  private startOnce(): void {
    const [chart, etag] = [this.seating.value(), this.seating.etag()];
    const students = this.store.students.items();
    if (this.isStarted || this.state() !== 'ready' || !chart || !etag) return;
    this.isStarted = true;
    untracked(() => {
      this.draft.students.set(students);
      this.saver.start(this.store.address(), { chart, etag });
    });
  }
}
