import { computed, DestroyRef, effect, inject, linkedSignal, untracked } from '@angular/core';
import { entityResource } from '../../core';
import { pollWait } from './poll-wait';

interface Polling<T> {
  readonly address: string;
  /** What changes while the job makes progress; undefined while none is running. */
  progressOf(value: T): string | number | undefined;
  /** Milliseconds until there is something new even without a running job. */
  dueIn?(value: T): number | undefined;
}

/**
 * An entity that is fetched again as long as a job is running or due. The last known value stays while the API is
 * unreachable. Call it in an injection context.
 */
export function polledResource<T>({ address, progressOf, dueIn }: Polling<T>) {
  const answer = entityResource<T>(() => address);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait: number | undefined;
  let seen: string | number | undefined;
  /** Whether the pending request was sent before a change made here. */
  let isOvertaken = false;

  const known = linkedSignal<T | undefined, T | undefined>({
    source: answer.value,
    computation: (now, before) => (isOvertaken ? undefined : now) ?? before?.value,
  });

  const reload = () => {
    clearTimeout(timer);
    wait = undefined;
    // A pending request can't be restarted: ignore its response, then fetch again.
    if (answer.isBusy()) isOvertaken = true;
    else answer.reload();
  };
  const waitAfter = (value: T) => {
    const due = dueIn?.(value);
    const progress = progressOf(value);
    if (progress === undefined) return due;
    wait = pollWait(wait, progress !== seen);
    seen = progress;
    return due === undefined ? wait : Math.min(wait, due);
  };
  const goOn = (value: T) => {
    clearTimeout(timer);
    if (isOvertaken) {
      isOvertaken = false;
      return reload();
    }
    const next = waitAfter(value);
    if (next !== undefined) timer = setTimeout(() => answer.reload(), next);
  };
  effect(() => {
    const value = known();
    if (value !== undefined && !answer.isBusy()) untracked(() => goOn(value));
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));

  return {
    value: known.asReadonly(),
    state: computed(() => (known() === undefined ? answer.state() : 'ready')),
    problem: answer.problem,
    reload,
    /** Takes over what a change made here was answered with. */
    accept: (value: T) => {
      known.set(value);
      isOvertaken = answer.isBusy();
    },
  };
}
