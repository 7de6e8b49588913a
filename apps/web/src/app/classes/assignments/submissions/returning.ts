import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ReturnSubmission, Submission } from '@app/contracts';
import { problemOf } from '../../../core';
import { AssignmentsApi } from '../state/assignments-api';
import { settle, WAIT } from '../state/settling';
import { refusalSentence } from '../state/refusal-sentence';

interface Failure {
  readonly submission: Submission;
  readonly why: string;
}

/** Returns work to students, one at a time, and waits until Microsoft is done. */
@Injectable()
export class Returning {
  private readonly api = inject(AssignmentsApi);
  private readonly wait = inject(WAIT);
  private readonly stop = new AbortController();

  readonly total = signal(0);
  readonly done = signal(0);
  readonly isBusy = computed(() => this.total() > 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop.abort());
  }

  /** @returns the returned work; undefined if Microsoft takes too long. @throws HttpErrorResponse */
  async returnOne(
    assignmentId: string,
    submission: Submission,
    words: ReturnSubmission,
  ): Promise<Submission | undefined> {
    const answer = await this.api.returnWork(assignmentId, submission.id, words);
    // If it was returned before, only a newer timestamp shows that it was returned again.
    const isReturned = (now: Submission) =>
      now.status === 'returned' && now.returnedDateTime !== submission.returnedDateTime;
    if (isReturned(answer)) return answer;
    const read = async () => {
      const all = await this.api.readSubmissions(assignmentId);
      return all.find(({ id }) => id === submission.id) ?? answer;
    };
    return settle({ read, isSettled: isReturned, wait: this.wait, signal: this.stop.signal });
  }

  /** Returns each with its saved feedback and points. One failure doesn't stop the rest. */
  async returnMany(
    assignmentId: string,
    submissions: readonly Submission[],
  ): Promise<{ now: readonly Submission[]; failed: readonly Failure[] }> {
    this.done.set(0);
    this.total.set(submissions.length);
    const failed: Failure[] = [];
    try {
      for (const submission of submissions) {
        try {
          await this.api.returnWork(assignmentId, submission.id, {});
          this.done.update((done) => done + 1);
        } catch (error) {
          failed.push({ submission, why: refusalSentence(problemOf(error)) });
        }
      }
      const ids = submissions.map(({ id }) => id);
      const gone = new Set(failed.map(({ submission }) => submission.id));
      const now = await this.settleMany(assignmentId, new Set(ids.filter((id) => !gone.has(id))));
      return { now, failed };
    } finally {
      this.total.set(0);
    }
  }

  private async settleMany(assignmentId: string, ids: ReadonlySet<string>) {
    if (ids.size === 0) return [];
    const isSettled = (all: readonly Submission[]) =>
      all.every(({ id, status }) => !ids.has(id) || status === 'returned');
    const read = () => this.api.readSubmissions(assignmentId);
    const { signal } = this.stop;
    return (await settle({ read, isSettled, wait: this.wait, signal })) ?? [];
  }
}
