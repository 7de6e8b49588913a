import { HttpClient } from '@angular/common/http';
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
import type { SyncChoice, SyncStarted, SyncStatus } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { entityResource, problemOf, problemSentence, type RequestProblem } from '../../core';
import { pollWait } from '../progress/poll-wait';
import { dueWait } from './due-wait';
import { syncTexts } from './sync.texts';

const address = '/api/v1/admin/sync';

/** Refusals that the status itself explains: a run under way, or one that waits for a decision. */
const told: ReadonlySet<RequestProblem['code']> = new Set(['sync_running', 'conflict']);

/**
 * The sync of the tenant (ADM-7): asked for again and again while a run is under way, and once more when the next one is
 * due. One for each component.
 */
@Injectable()
export class SyncWork {
  private readonly http = inject(HttpClient);
  private readonly answer = entityResource<SyncStatus>(() => address);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait: number | undefined;
  private seen = '';

  /** Whether the answer on its way was asked for before something was changed here. */
  private isOvertaken = false;

  /** The last one known: it stays while the API cannot be reached. */
  private readonly known = linkedSignal<SyncStatus | undefined, SyncStatus | undefined>({
    source: this.answer.value,
    computation: (now, before) => (this.isOvertaken ? undefined : now) ?? before?.value,
  });
  readonly value = this.known.asReadonly();
  readonly state = computed(() => (this.value() ? 'ready' : this.answer.state()));
  readonly problem = this.answer.problem;
  readonly isRunning = computed(() => this.value()?.running ?? false);
  /** The newest run, under way or not. */
  readonly run = computed(() => this.value()?.runs[0]);
  readonly isStarting = signal(false);
  /** Why the sync could not be started. */
  readonly failure = signal('');
  /** When it was last started from here, in milliseconds since 1970. */
  readonly startedHere = signal(0);

  constructor() {
    effect(() => {
      const status = this.value();
      if (status && !this.answer.isBusy()) untracked(() => this.goOn(status));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  reload(): void {
    clearTimeout(this.timer);
    this.wait = undefined;
    // An answer on its way cannot be asked for anew; it is passed over, and then asked for again.
    if (this.answer.isBusy()) this.isOvertaken = true;
    else this.answer.reload();
  }

  async start(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    this.failure.set('');
    try {
      await firstValueFrom(this.http.post<SyncStarted>(address, null));
      this.startedHere.set(Date.now());
    } catch (error) {
      const problem = problemOf(error);
      if (!told.has(problem.code))
        this.failure.set(`${syncTexts.notStarted} ${problemSentence(problem)}`);
    } finally {
      this.isStarting.set(false);
      this.reload();
    }
  }

  /** @throws HttpErrorResponse */
  async setPaused(paused: boolean): Promise<void> {
    this.accept(await firstValueFrom(this.http.put<SyncStatus>(`${address}/pause`, { paused })));
  }

  /**
   * Decides about the run that was stopped (SYNC-8).
   * @throws HttpErrorResponse, 409 `conflict` when another run has stopped meanwhile
   */
  async decide(choice: SyncChoice): Promise<void> {
    this.accept(await firstValueFrom(this.http.post<SyncStatus>(`${address}/decision`, choice)));
  }

  private accept(status: SyncStatus): void {
    this.known.set(status);
    this.isOvertaken = this.answer.isBusy();
  }

  private goOn(status: SyncStatus): void {
    if (!this.isOvertaken) return this.askLater(status);
    this.isOvertaken = false;
    this.reload();
  }

  private askLater(status: SyncStatus): void {
    clearTimeout(this.timer);
    const wait = this.waitAfter(status);
    if (wait) this.timer = setTimeout(() => this.answer.reload(), wait);
  }

  private waitAfter({ running, runs, nextRun }: SyncStatus): number | undefined {
    if (!running) return nextRun ? dueWait(Date.parse(nextRun), Date.now()) : undefined;
    const now = JSON.stringify(runs[0]);
    this.wait = pollWait(this.wait, now !== this.seen);
    this.seen = now;
    const until = runs[0]?.waitingUntil;
    return until ? Math.min(this.wait, dueWait(Date.parse(until), Date.now())) : this.wait;
  }
}
