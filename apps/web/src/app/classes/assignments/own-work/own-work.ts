import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Assignment, Submission } from '@app/contracts';
import { entityResource, LoadProblem, Online, problemOf, Snackbar } from '../../../core';
import { Loading } from '../../../ui/loading/loading';
import { Note } from '../../../ui/note/note';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { RelativeTime } from '../../../ui/time/relative-time';
import { AssignmentsApi } from '../state/assignments-api';
import { acceptsWork } from '../state/assignment-state';
import { AssignmentsStore } from '../state/assignments-store';
import { FilePicker } from '../files/file-picker';
import { ResourceFiles } from '../files/resource-files';
import { ResourceList } from '../files/resource-list';
import { settle, WAIT } from '../state/settling';
import { StateChip } from '../state/state-chip';
import { isHandedIn, isReturned } from '../state/submission-state';
import { refusalSentence } from '../state/refusal-sentence';
import { numberText } from '../state/assignments.texts';
import { lateRule } from './late-rule';
import { ownWorkTexts as texts } from './own-work.texts';

/** A student's own work on an assignment: files, handing in and taking back, feedback (ASG-5). */
@Component({
  selector: 'edu-own-work',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    FilePicker,
    Loading,
    LoadProblem,
    Note,
    RelativeTime,
    ResourceList,
    Skeleton,
    StateChip,
  ],
  providers: [ResourceFiles],
  templateUrl: './own-work.html',
  styleUrl: './own-work.scss',
})
export class OwnWork {
  readonly assignment = input.required<Assignment>();

  private readonly api = inject(AssignmentsApi);
  private readonly store = inject(AssignmentsStore);
  private readonly snackbar = inject(Snackbar);
  private readonly wait = inject(WAIT);
  private readonly stop = new AbortController();
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly files = inject(ResourceFiles);

  protected readonly texts = texts;
  protected readonly isOnline = inject(Online).isOnline;
  private readonly address = computed(() => this.api.ownWorkOf(this.assignment().id));
  protected readonly loaded = entityResource<Submission>(this.address);
  protected readonly work = linkedSignal(() => this.loaded.value());
  protected readonly busy = signal<'' | 'handIn' | 'takeBack'>('');
  protected readonly failure = signal('');
  protected readonly isHandedIn = computed(() => isTrueOf(this.work(), isHandedIn));
  protected readonly isReturned = computed(() => isTrueOf(this.work(), isReturned));
  protected readonly isExcused = computed(() => this.work()?.status === 'excused');
  protected readonly isOpen = computed(() => acceptsWork(this.assignment(), this.store.now()));
  protected readonly rule = computed(() =>
    this.isHandedIn() || this.isExcused() ? '' : lateRule(this.assignment(), this.store.now()),
  );
  /** Why it can't be handed in right now. */
  protected readonly blockedReason = computed(() => {
    if (this.files.queue.failed().length > 0) return texts.filesFailed;
    return this.files.queue.uploads().length > 0 ? texts.waitForFiles : '';
  });
  protected readonly score = computed(() => {
    const points = this.work()?.points;
    const { maxPoints } = this.assignment();
    const most = maxPoints === null ? '' : numberText(maxPoints);
    return points == null ? '' : texts.score(numberText(points), most);
  });

  constructor() {
    const resources = computed(() => this.work()?.resources ?? []);
    this.files.follow(this.address, resources);
    inject(DestroyRef).onDestroy(() => this.stop.abort());
    effect(() => {
      const work = this.work();
      if (work) untracked(() => this.store.putOwnWork(this.assignment().id, work));
    });
  }

  protected async handIn(): Promise<void> {
    const { id, displayName } = this.assignment();
    await this.move('handIn', () => this.api.handIn(id), texts.notHandedIn);
    if (this.isHandedIn()) void this.snackbar.show(texts.didHandIn(displayName));
  }

  protected async takeBack(): Promise<void> {
    const { id, displayName } = this.assignment();
    await this.move('takeBack', () => this.api.takeBack(id), texts.notTakenBack);
    if (this.work()?.status === 'working') void this.snackbar.show(texts.didTakeBack(displayName));
  }

  private async move(
    action: 'handIn' | 'takeBack',
    send: () => Promise<Submission>,
    notDone: (why: string) => string,
  ): Promise<void> {
    if (this.busy()) return;
    this.busy.set(action);
    this.failure.set('');
    try {
      const answer = await send();
      const isDone = (work: Submission) => (action === 'handIn') === isHandedIn(work);
      const settled = isDone(answer) ? answer : await this.settle(isDone);
      // Another button replaces the one that was clicked.
      if (settled) this.title().nativeElement.focus();
      if (settled) this.work.set(settled);
      else if (!this.stop.signal.aborted) this.failure.set(texts.slow);
    } catch (error) {
      this.failure.set(notDone(refusalSentence(problemOf(error))));
    } finally {
      this.busy.set('');
    }
  }

  private settle(isSettled: (work: Submission) => boolean): Promise<Submission | undefined> {
    const read = () => this.api.readOwnWork(this.assignment().id);
    return settle({ read, isSettled, wait: this.wait, signal: this.stop.signal });
  }
}

function isTrueOf<T>(thing: T | undefined, judge: (thing: T) => boolean): boolean {
  return thing !== undefined && judge(thing);
}
