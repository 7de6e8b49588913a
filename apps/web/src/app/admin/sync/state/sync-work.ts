import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { SyncChoice, SyncStarted, SyncStatus } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { problemOf, problemSentence, type RequestProblem } from '../../../core';
import { polledResource } from '../../progress/polled-resource';
import { dueWait } from './due-wait';
import { syncTexts } from './sync.texts';

const address = '/api/v1/admin/sync';

/** Errors that the status already explains: a run in progress, or one waiting for a decision. */
const told: ReadonlySet<RequestProblem['code']> = new Set(['sync_running', 'conflict']);

/** Milliseconds until the running sync goes on, or the next one starts. */
function dueIn({ running, runs, nextRun }: SyncStatus): number | undefined {
  const due = running ? runs[0]?.waitingUntil : nextRun;
  return due ? dueWait(Date.parse(due), Date.now()) : undefined;
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
    progressOf: ({ running, runs }) => (running ? JSON.stringify(runs) : undefined),
    dueIn,
  });

  readonly value = this.status.value;
  readonly state = this.status.state;
  readonly problem = this.status.problem;
  readonly isRunning = computed(() => this.value()?.running ?? false);
  /** The newest run, finished or not. */
  readonly run = computed(() => this.value()?.runs[0]);
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
   * Decides about the stopped run (SYNC-8).
   * @throws HttpErrorResponse, 409 `conflict` if another run has stopped in the meantime
   */
  async decide(choice: SyncChoice): Promise<void> {
    this.status.accept(
      await firstValueFrom(this.http.post<SyncStatus>(`${address}/decision`, choice)),
    );
  }
}
