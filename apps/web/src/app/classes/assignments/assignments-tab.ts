import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ActivatedRoute, NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { keepsFocus, LoadProblem, Online } from '../../core';
import { asOfTexts } from '../../ui/as-of/as-of.texts';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { ClassDetailsStore } from '../page/class-details-store';
import { filtersFor, isShown, type AssignmentFilter } from './state/assignment-state';
import { AssignmentsApi } from './state/assignments-api';
import { AssignmentsSkeleton } from './assignments-skeleton';
import { AssignmentsStore } from './state/assignments-store';
import { AssignmentsTable } from './assignments-table';
import { assignmentsTexts as texts } from './state/assignments.texts';
import { AssignmentEditor } from './editor/assignment-editor';

/** A class's assignments (ASG-1); the open one appears next to the list and has its own URL. */
@Component({
  selector: 'edu-assignments-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AssignmentsSkeleton,
    AssignmentsTable,
    EmptyState,
    Icon,
    LoadProblem,
    MatButtonToggle,
    MatButtonToggleGroup,
    Note,
    RouterOutlet,
  ],
  providers: [AssignmentsApi, AssignmentsStore, AssignmentEditor],
  templateUrl: './assignments-tab.html',
  styleUrl: './assignments-tab.scss',
})
export class AssignmentsTab {
  protected readonly classStore = inject(ClassDetailsStore);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  protected readonly store = inject(AssignmentsStore);
  protected readonly editor = inject(AssignmentEditor);

  protected readonly texts = texts;
  protected readonly readOnly = asOfTexts.readOnly;
  private readonly isOnline = inject(Online).isOnline;
  protected readonly canCreate = computed(() => this.isOnline() && !this.classStore.isReadOnly());
  protected readonly list = this.store.list;
  protected readonly isTeacher = this.store.isTeacher;
  protected readonly filter = signal<AssignmentFilter>('all');
  protected readonly filters = computed(() =>
    filtersFor(this.isTeacher()).map((value) => ({ value, text: texts.filters[value] })),
  );
  protected readonly shown = computed(() =>
    this.store
      .items()
      .filter((one) => isShown(this.store.withOwnWork(one), this.filter(), this.store.reader())),
  );
  protected readonly heading = computed(() => {
    const count = this.store.items().length;
    return this.filter() === 'all' ? texts.count(count) : texts.found(this.shown().length, count);
  });
  protected readonly caption = computed(() =>
    texts.caption(this.classStore.details.value()?.displayName ?? ''),
  );
  protected readonly emptyText = computed(() =>
    this.isTeacher() ? texts.noneText.teacher : texts.noneText.student,
  );
  protected readonly opened = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.snapshot.firstChild?.paramMap.get('assignmentId') ?? undefined),
    ),
    { requireSync: true },
  );

  protected choose(filter: AssignmentFilter): void {
    this.filter.set(filter);
    void this.announcer.announce(
      this.shown().length ? this.heading() : texts.noMatch[this.filter()],
    );
  }

  protected async create(): Promise<void> {
    const made = await this.editor.create();
    if (made && !isShown(made, this.filter(), this.store.reader())) this.filter.set('all');
  }

  protected async open(id: string): Promise<void> {
    await this.router.navigate([id], { relativeTo: this.route, info: keepsFocus });
    this.document.querySelector<HTMLElement>('edu-side-sheet [data-close]')?.focus();
  }
}
