import { httpResource } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import type { Mirrored } from '@app/contracts';
import { problemOf } from '../problem/problem';
import { steady, type LoadState } from './load-state';
import { untilLive } from './until-live';

export interface PageRequest {
  url: string;
  params?: Record<string, string | number | boolean>;
}

interface Page<T> extends Mirrored {
  value: T[];
  nextCursor: string | null;
  total?: number;
}

interface Loaded<T> {
  url: string | undefined;
  items: T[];
  last: Page<T>;
}

const isSame = (a: PageRequest | undefined, b: PageRequest | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

interface Answer<T> {
  url: string | undefined;
  page: Page<T> | undefined;
  /** Whether it is another page of the same list. */
  isMore: boolean;
  isLoading: boolean;
}

/** The items to show after a response: old ones stay during a reload, and a failed page keeps the earlier ones. */
function join<T>(old: Loaded<T> | undefined, answer: Answer<T>): Loaded<T> | undefined {
  const { url, page, isMore, isLoading } = answer;
  const before = old?.url === url ? old : undefined;
  if (!page) return isMore || isLoading ? before : undefined;
  if (before?.last === page) return before;
  const items = isMore && before ? [...before.items, ...page.value] : page.value;
  return { url, items, last: page };
}

function stateOf(list: Loaded<unknown> | undefined, hasFailed: boolean): LoadState {
  if (list) return list.items.length > 0 ? 'ready' : 'empty';
  return hasFailed ? 'error' : 'loading';
}

/**
 * A list that grows with See more, joining pages of `{value, nextCursor, total?}`. Changed params restart it but keep
 * the old items until the new ones arrive; a different URL is a different list and keeps nothing. A failed page leaves
 * the earlier ones in place.
 */
export function pagedResource<T>(request: () => PageRequest | undefined) {
  const wanted = computed(request, { equal: isSame });
  const cursor = linkedSignal<PageRequest | undefined, string | null>({
    source: wanted,
    computation: () => null,
  });
  const page = httpResource<Page<T>>(() => {
    const now = wanted();
    const after = cursor();
    return now && { url: now.url, params: { ...now.params, ...(after && { cursor: after }) } };
  });
  const loaded = linkedSignal<Answer<T>, Loaded<T> | undefined>({
    source: () => ({
      url: wanted()?.url,
      page: page.hasValue() ? page.value() : undefined,
      isMore: cursor() !== null,
      isLoading: page.isLoading(),
    }),
    computation: (answer, previous) => join(previous?.value, answer),
  });
  const asOf = computed(() => loaded()?.last.asOf);
  untilLive(asOf, () => {
    // A reload would add a later page once more.
    if (cursor() === null) page.reload();
  });
  return {
    /** Set while Microsoft 365 is away: the time as of which this copy is. */
    asOf,
    items: computed(() => loaded()?.items ?? []),
    total: computed(() => loaded()?.last.total ?? loaded()?.items.length ?? 0),
    hasMore: computed(() => Boolean(loaded()?.last.nextCursor)),
    state: steady(computed(() => stateOf(loaded(), page.error() !== undefined))),
    isBusy: page.isLoading,
    /** The first page's problem if `state` is `error`, otherwise the next page's. */
    problem: computed(() => (page.error() ? problemOf(page.error()) : undefined)),
    /** Fetches the next page, or retries a failed one. */
    more: () => {
      if (page.error()) page.reload();
      else cursor.set(loaded()?.last.nextCursor ?? null);
    },
    reload: () => page.reload(),
  };
}
