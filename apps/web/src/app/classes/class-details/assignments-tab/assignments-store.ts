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
import type { Assignment, AssignmentList, Submission } from '@app/contracts';
import { entityResource } from '../../../core';
import { Clock } from '../../../ui/time/clock';
import { ClassDetailsStore } from '../class-details-store';
import { AssignmentsApi } from './assignments-api';
import { orderAssignments, stateOf } from './assignment-state';
import { assignmentsTexts as texts } from './assignments.texts';
import { settle, WAIT } from './settling';

type Changes = ReadonlyMap<string, Assignment | undefined>;

/**
 * The assignments of the opened class as the tab, the opened one and the dialogs show them: what the API listed, with
 * what was done here since. What Microsoft is publishing is looked after until it has settled (ASG-7).
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
  private readonly turnedBackIds = signal<ReadonlySet<string>>(new Set());
  private readonly ownWork = signal<ReadonlyMap<string, Submission['status']>>(new Map());

  readonly isTeacher = this.store.isTeacher;
  readonly now = this.clock.now;
  readonly list = entityResource<AssignmentList>(() => this.api.address() || undefined);
  private readonly changes = linkedSignal<AssignmentList | undefined, Changes>({
    source: this.list.value,
    computation: () => new Map(),
  });
  readonly items = computed(() => {
    const changes = this.changes();
    const listed = this.list.value()?.value ?? [];
    const kept = listed.filter(({ id }) => !changes.has(id));
    const changed = [...changes.values()].filter((one) => one !== undefined);
    return orderAssignments([...kept, ...changed], this.now());
  });
  /** Those Microsoft turned back to drafts while one looked. */
  readonly turnedBack = computed(() =>
    this.items().filter(({ id, status }) => status === 'draft' && this.turnedBackIds().has(id)),
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

  stateOf(assignment: Assignment) {
    const own = this.ownWork().get(assignment.id);
    return stateOf(assignment, { now: this.now(), isTeacher: this.isTeacher(), own });
  }

  isTurnedBack(id: string): boolean {
    return this.turnedBack().some((one) => one.id === id);
  }

  put(assignment: Assignment): void {
    this.changes.update((changes) => new Map(changes).set(assignment.id, assignment));
  }

  drop(id: string): void {
    this.changes.update((changes) => new Map(changes).set(id, undefined));
  }

  /** How the reader's own work stands: known of those that were opened. */
  putOwnWork(id: string, status: Submission['status']): void {
    this.ownWork.update((known) => new Map(known).set(id, status));
  }

  /** @throws HttpErrorResponse */
  async publish(id: string): Promise<void> {
    this.forgetTurnedBack(id);
    const answer = await this.api.publish(id);
    // Microsoft may still tell it as the draft it was.
    this.put(answer.status === 'draft' ? { ...answer, status: 'published' } : answer);
  }

  forgetTurnedBack(id: string): void {
    this.turnedBackIds.update((ids) => new Set([...ids].filter((one) => one !== id)));
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
    this.turnedBackIds.update((ids) => new Set([...ids, id]));
    this.say(texts.isTurnedBack(displayName));
  }

  private say(sentence: string): void {
    void this.announcer.announce(sentence, 'polite');
  }
}
