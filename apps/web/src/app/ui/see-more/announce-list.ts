import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, effect, inject, Injector, untracked, type Signal } from '@angular/core';

interface GrowingList {
  readonly items: Signal<readonly unknown[]>;
  readonly isBusy: Signal<boolean>;
  readonly problem: Signal<unknown>;
  more(): void;
}

interface Announcement {
  /** “12 entries” */
  say(): string;
  /** Focuses the new item at this index. */
  focusItem(at: number): void;
}

/**
 * Announces what a list shows once the response to the user's action has arrived. After See more it also focuses the
 * first new item, because the button may be gone. Call it in an injection context.
 */
export function announceList(list: GrowingList, { say, focusItem }: Announcement) {
  const announcer = inject(LiveAnnouncer);
  const injector = inject(Injector);
  let awaited: { focusAt?: number } | undefined;

  const announce = () => {
    if (!awaited || list.problem()) return;
    const { focusAt } = awaited;
    awaited = undefined;
    void announcer.announce(say());
    if (focusAt === undefined) return;
    afterNextRender({ write: () => focusItem(focusAt) }, { injector });
  };
  effect(() => {
    if (!list.isBusy()) untracked(announce);
  });
  return {
    /** Call this when the user asks for different items. */
    asked: () => {
      awaited = {};
    },
    more: () => {
      awaited = { focusAt: list.items().length };
      list.more();
    },
  };
}
