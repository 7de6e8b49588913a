import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { Assignment, AssignmentList, OwnSubmission } from '@app/contracts';
import { entityResource } from '../../../core';
import { Clock } from '../../../ui/time/clock';
import { ClassDetailsStore } from '../../page/class-details-store';
import { AssignmentsApi } from './assignments-api';
import { orderAssignments } from './assignment-state';
import { assignmentsTexts as texts } from './assignments.texts';
import { settle, WAIT } from './settling';

type Changes = ReadonlyMap<string, Assignment | undefined>;

/**
 * The current class's assignments, shared by the tab, the open assignment, and the dialogs: the API's list plus changes
 * made here since. Assignments being published are polled until they settle (ASG-7).
 */
@Injectable()
export class AssignmentsStore {
  private readonly api = inject(AssignmentsApi);
  private readonly store = inject(ClassDetailsStore);
  private readonly clock = inject(Clock);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly wait = inject(WAIT);
  private readonly stop = new AbortController();
  private readonly watched = new Set<string>();
  private readonly revertedIds = signal<ReadonlySet<string>>(new Set());
  readonly isTeacher = this.store.isTeacher;
  readonly now = this.clock.now;
  readonly reader = computed(() => ({ now: this.now(), isTeacher: this.isTeacher() }));
  readonly list = entityResource<AssignmentList>(() => this.api.address() || undefined);
  private readonly changes = linkedSignal<AssignmentList | undefined, Changes>({
    source: this.list.value,
    computation: () => new Map(),
  });
  /** The latest state of the student's own work, for assignments opened so far. */
  private readonly ownWork = linkedSignal<
    AssignmentList | undefined,
    ReadonlyMap<string, OwnSubmission>
  >({ source: this.list.value, computation: () => new Map() });
  /** File limits per assignment; unknown until the list has loaded. */
  readonly fileLimits = computed(() => this.list.value()?.fileLimits);
  readonly items = computed(() => {
    const changes = this.changes();
    const listed = this.list.value()?.value ?? [];
    const kept = listed.filter(({ id }) => !changes.has(id));
    const changed = [...changes.values()].filter((one) => one !== undefined);
    return orderAssignments([...kept, ...changed], this.now());
  });
  /** Assignments that Microsoft reverted to drafts while this page was open. */
  readonly reverted = computed(() =>
    this.items().filter(({ id, status }) => status === 'draft' && this.revertedIds().has(id)),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop.abort());
    effect(() => {
      if (this.list.value()) this.store.assignmentCount.set(this.items().length);
    });
    effect(() => {
      for (const one of this.items()) {
        if (one.status === 'published') untracked(() => void this.watch(one));
      }
    });
  }

  find(id: string): Assignment | undefined {
    return this.items().find((one) => one.id === id);
  }

  /** The assignment with the latest state of the student's own work. */
  withOwnWork(assignment: Assignment): Assignment {
    const ownSubmission = this.ownWork().get(assignment.id);
    return ownSubmission ? { ...assignment, ownSubmission } : assignment;
  }

  isReverted(id: string): boolean {
    return this.reverted().some((one) => one.id === id);
  }

  put(assignment: Assignment): void {
    this.changes.update((changes) => new Map(changes).set(assignment.id, assignment));
  }

  drop(id: string): void {
    this.changes.update((changes) => new Map(changes).set(id, undefined));
  }

  putOwnWork(id: string, { status, submittedDateTime, points }: OwnSubmission): void {
    this.ownWork.update((known) => new Map(known).set(id, { status, submittedDateTime, points }));
  }

  /** @throws HttpErrorResponse */
  async publish(id: string): Promise<void> {
    this.forgetReverted(id);
    const answer = await this.api.publish(id);
    // Microsoft may still report the previous draft status.
    this.put(answer.status === 'draft' ? { ...answer, status: 'published' } : answer);
  }

  forgetReverted(id: string): void {
    this.revertedIds.update((ids) => new Set([...ids].filter((one) => one !== id)));
  }

  private async watch({ id, displayName }: Assignment): Promise<void> {
    if (this.watched.has(id)) return;
    this.watched.add(id);
    const settled = await settle({
      read: () => this.api.read(id),
      isSettled: ({ status }) => status !== 'published',
      wait: this.wait,
      signal: this.stop.signal,
    });
    if (this.stop.signal.aborted) return;
    this.watched.delete(id);
    if (!settled) return this.say(texts.isSlow(displayName));
    this.put(settled);
    if (settled.status !== 'draft') return this.say(texts.isAssigned(displayName));
    this.revertedIds.update((ids) => new Set([...ids, id]));
    this.say(texts.isReverted(displayName));
  }

  private say(sentence: string): void {
    void this.announcer.announce(sentence, 'polite');
  }
}
