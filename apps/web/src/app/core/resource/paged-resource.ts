import { httpResource } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import { problemOf } from '../http/problem';
import { steady, type LoadState } from './load-state';

export interface PageRequest {
  url: string;
  params?: Record<string, string | number | boolean>;
}

interface Page<T> {
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
  /** Whether it is a further page of the same list. */
  isMore: boolean;
  isLoading: boolean;
}

/** What is on the screen after an answer: old items stay while new ones load, a failed further page leaves those before it. */
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
 * A list that grows by See more: pages `{value, nextCursor, total?}` joined together. Changed params start anew and
 * keep the old items on the screen until the new ones are there (another url keeps nothing: it is another list); a page
 * that fails leaves those before it.
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
  return {
    items: computed(() => loaded()?.items ?? []),
    total: computed(() => loaded()?.last.total ?? loaded()?.items.length ?? 0),
    hasMore: computed(() => Boolean(loaded()?.last.nextCursor)),
    state: steady(computed(() => stateOf(loaded(), page.error() !== undefined))),
    isBusy: page.isLoading,
    /** Of the first page when `state` is `error`, else of the next one. */
    problem: computed(() => (page.error() ? problemOf(page.error()) : undefined)),
    /** Fetches the next page; after a failed one, that one again. */
    more: () => {
      if (page.error()) page.reload();
      else cursor.set(loaded()?.last.nextCursor ?? null);
    },
    reload: () => page.reload(),
  };
}
