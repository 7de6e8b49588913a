import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { SyncChoice, SyncStarted, SyncStatus } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { problemOf, problemSentence, type RequestProblem } from '../../../core';
import { polledResource } from '../../progress/polled-resource';
import { currentRun } from './current-run';
import { dueWait } from './due-wait';
import { syncTexts } from './sync.texts';

const address = '/api/v1/admin/sync';
const mirrorAddress = '/api/v1/admin/mirror';

/** Errors that the status already explains: a run in progress, or one waiting for a decision. */
const told: ReadonlySet<RequestProblem['code']> = new Set(['sync_running', 'conflict']);

/** Milliseconds until the running sync goes on, or the next one starts. */
function dueIn(status: SyncStatus): number | undefined {
  const due = status.running ? currentRun(status)?.waitingUntil : status.nextRun;
  return due ? dueWait(Date.parse(due), Date.now()) : undefined;
}

/** What changes while there is work, also before and after the runs of a roster copy. */
function progressOf({ running, runs, mirror, resources }: SyncStatus): string | undefined {
  const isBusy = running || mirror.state === 'emptying' || mirror.state === 'filling';
  return isBusy ? JSON.stringify([runs, mirror, resources]) : undefined;
}

/**
 * The tenant's sync status (ADM-7): polled during a run, and fetched again when the next run is due. Each component
 * provides its own.
 */
@Injectable()
export class SyncWork {
  private readonly http = inject(HttpClient);
  private readonly status = polledResource<SyncStatus>({
    address,
    progressOf,
    dueIn,
  });

  readonly value = this.status.value;
  readonly state = this.status.state;
  readonly problem = this.status.problem;
  readonly isRunning = computed(() => this.value()?.running ?? false);
  /** The run under way, or the newest. */
  readonly run = computed(() => {
    const status = this.value();
    return status && currentRun(status);
  });
  readonly isStarting = signal(false);
  /** Why the sync could not be started. */
  readonly failure = signal('');
  /** When it was last started from here, as a Unix time in ms. */
  readonly startedHere = signal(0);

  reload(): void {
    this.status.reload();
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
    this.status.accept(
      await firstValueFrom(this.http.put<SyncStatus>(`${address}/pause`, { paused })),
    );
  }

  /**
   * Turns the roster copy on or off.
   * @throws HttpErrorResponse
   */
  async setMirror(enabled: boolean): Promise<void> {
    this.status.accept(await firstValueFrom(this.http.put<SyncStatus>(mirrorAddress, { enabled })));
  }

  /** Empties the roster copy and fills it again. @throws HttpErrorResponse */
  async refillMirror(): Promise<void> {
    const url = `${mirrorAddress}/refill`;
    this.status.accept(await firstValueFrom(this.http.post<SyncStatus>(url, null)));
  }

  /**
   * Decides about the stopped run (SYNC-8).
   * @throws HttpErrorResponse, 409 `conflict` if another run has stopped in the meantime
   */
  async decide(choice: SyncChoice): Promise<void> {
    this.status.accept(
      await firstValueFrom(this.http.post<SyncStatus>(`${address}/decision`, choice)),
    );
  }
}
