import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, effect, inject, Injector, untracked, type Signal } from '@angular/core';
import type { RequestProblem } from '../core';

interface GrowingList {
  readonly items: Signal<readonly unknown[]>;
  readonly isBusy: Signal<boolean>;
  readonly problem: Signal<RequestProblem | undefined>;
  more(): void;
}

interface Telling {
  /** “12 entries” */
  say(): string;
  /** Takes the reader to the row at this place, which is new. */
  focusRow(at: number): void;
}

/**
 * Says what a list shows once the answer to what the reader did is there, and after See more takes them to the first of
 * the new rows: the button may be gone. Call it where `inject` may be called.
 */
export function tellAnswers(list: GrowingList, { say, focusRow }: Telling) {
  const announcer = inject(LiveAnnouncer);
  const injector = inject(Injector);
  let awaited: { focusAt?: number } | undefined;

  const tell = () => {
    if (!awaited || list.problem()) return;
    const { focusAt } = awaited;
    awaited = undefined;
    void announcer.announce(say());
    if (focusAt === undefined) return;
    afterNextRender({ write: () => focusRow(focusAt) }, { injector });
  };
  effect(() => {
    if (!list.isBusy()) untracked(tell);
  });
  return {
    /** The reader asked for other rows. */
    asked: () => {
      awaited = {};
    },
    more: () => {
      awaited = { focusAt: list.items().length };
      list.more();
    },
  };
}
