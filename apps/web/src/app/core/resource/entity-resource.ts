import { httpResource, type HttpResourceRequest } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import { problemOf } from '../http/problem';
import { steady, type LoadState } from './load-state';

interface Answer<T> {
  url: string | undefined;
  now: T | undefined;
  isLoading: boolean;
}

/** The old value stays while a new one is on its way; that of another address is another thing. */
function latest<T>({ url, now, isLoading }: Answer<T>, before: T | undefined, of?: Answer<T>) {
  return now ?? (isLoading && of?.url === url ? before : undefined);
}

/** One thing of the API: `entityResource<School>(() => '/api/v1/schools/' + id())`. Undefined asks for nothing. */
export function entityResource<T>(request: () => string | HttpResourceRequest | undefined) {
  const wanted = computed(() => {
    const asked = request();
    return typeof asked === 'string' ? { url: asked } : asked;
  });
  const resource = httpResource<T>(wanted);
  const value = linkedSignal<Answer<T>, T | undefined>({
    source: () => ({
      url: wanted()?.url,
      now: resource.hasValue() ? resource.value() : undefined,
      isLoading: resource.isLoading(),
    }),
    computation: (answer, previous) => latest(answer, previous?.value, previous?.source),
  });
  const state = computed<LoadState>(() => {
    if (value() !== undefined) return 'ready';
    return resource.error() ? 'error' : 'loading';
  });
  return {
    value: value.asReadonly(),
    state: steady(state),
    isBusy: resource.isLoading,
    problem: computed(() => {
      const error = resource.error();
      return error ? problemOf(error) : undefined;
    }),
    reload: () => resource.reload(),
    /** The version that came with the value, for `If-Match`. */
    etag: computed(() => resource.headers()?.get('ETag') ?? undefined),
  };
}

/** A whole list of the API, `{value: T[]}`: `listResource<School>(() => '/api/v1/schools')`. */
export function listResource<T>(request: () => string | HttpResourceRequest | undefined) {
  const list = entityResource<{ value: T[] }>(request);
  const items = computed(() => list.value()?.value ?? []);
  return {
    items,
    state: computed<LoadState>(() => {
      const state = list.state();
      return state === 'ready' && items().length === 0 ? 'empty' : state;
    }),
    isBusy: list.isBusy,
    problem: list.problem,
    reload: list.reload,
  };
}
