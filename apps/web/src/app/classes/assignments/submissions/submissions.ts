import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { Assignment, Submission } from '@app/contracts';
import { Ask, listResource, LoadProblem, Online, Snackbar } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Loading } from '../../../ui/loading/loading';
import { Note } from '../../../ui/note/note';
import { SearchField } from '../../../ui/search-field/search-field';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AssignmentsApi } from '../state/assignments-api';
import { Returning } from './returning';
import { SubmissionReview } from './submission-review';
import {
  wasHandedIn,
  findSubmissions,
  orderSubmissions,
  type SubmissionOrder,
} from './submission-rows';
import { SubmissionsTable } from './submissions-table';
import { submissionsTexts as texts } from './submissions.texts';

/** An assignment's submissions (ASG-4): all of them, or one student's to review and return. */
@Component({
  selector: 'edu-submissions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EmptyState,
    Loading,
    LoadProblem,
    Note,
    SearchField,
    Skeleton,
    SubmissionReview,
    SubmissionsTable,
  ],
  providers: [Returning],
  templateUrl: './submissions.html',
  styleUrl: './submissions.scss',
})
export class Submissions {
  readonly assignment = input.required<Assignment>();

  private readonly api = inject(AssignmentsApi);
  private readonly ask = inject(Ask);
  private readonly snackbar = inject(Snackbar);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly field = viewChild(SearchField);
  protected readonly returning = inject(Returning);

  protected readonly texts = texts;
  protected readonly isOnline = inject(Online).isOnline;
  private readonly address = computed(
    () => `${this.api.addressOf(this.assignment().id)}/submissions`,
  );
  protected readonly list = listResource<Submission>(() => this.address());
  private readonly all = linkedSignal<readonly Submission[]>(() => this.list.items());
  protected readonly search = signal('');
  protected readonly order = signal<SubmissionOrder>({ by: 'student', direction: 'asc' });
  protected readonly shown = computed(() =>
    orderSubmissions(findSubmissions(this.all(), this.search()), this.order()),
  );
  protected readonly sum = computed(() =>
    texts.sum(this.all().filter(wasHandedIn).length, this.all().length),
  );
  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  private readonly openedId = signal('');
  protected readonly opened = computed(() => this.all().find(({ id }) => id === this.openedId()));
  protected readonly failure = signal('');

  protected open(id: string): void {
    this.openedId.set(id);
  }

  protected close(): void {
    this.focusLater(`submission-${this.openedId()}`);
    this.openedId.set('');
  }

  protected replace(submission: Submission): void {
    this.all.update((all) => all.map((one) => (one.id === submission.id ? submission : one)));
  }

  protected searchFor(text: string): void {
    this.search.set(text);
    const count = this.shown().length;
    void this.announcer.announce(
      count
        ? `${count} ${texts.student.toLowerCase()}${count === 1 ? '' : 's'}`
        : texts.noMatch(text),
    );
  }

  protected clearSearch(): void {
    this.field()?.clear();
  }

  protected async returnSelected(): Promise<void> {
    const chosen = this.all().filter(({ id }) => this.selected().has(id));
    if (this.returning.isBusy() || chosen.length === 0) return;
    if (!(await this.isSure(chosen.length))) return;
    this.failure.set('');
    const { now, failed } = await this.returning.returnMany(this.assignment().id, chosen);
    if (now.length > 0) this.all.set(now);
    this.selected.set(new Set(failed.map(({ submission }) => submission.id)));
    // The button disappears with the selection.
    if (failed.length === 0) this.focusLater('submissions-title');
    const count = chosen.length - failed.length;
    if (count > 0) void this.snackbar.show(texts.didReturnMany(count));
    const [first] = failed;
    if (!first) return;
    const names = failed.map(({ submission }) => submission.displayName);
    this.failure.set(texts.notReturnedMany(names, first.why));
  }

  private focusLater(id: string): void {
    const focus = () => this.document.getElementById(id)?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  private async isSure(count: number): Promise<boolean> {
    const answer = await this.ask.choose({
      title: texts.returnManyTitle(count),
      text: texts.returnManyText,
      answers: [
        { value: 'cancel', label: texts.cancel, kind: '' },
        { value: 'return', label: texts.returnMany(count), kind: 'filled' },
      ],
    });
    return answer === 'return';
  }
}
