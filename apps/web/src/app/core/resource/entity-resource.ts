import { httpResource, type HttpResourceRequest } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import { problemOf } from '../http/problem';
import { steady, type LoadState } from './load-state';

/** One thing of the API: `entityResource<School>(() => '/api/v1/schools/' + id())`. Undefined asks for nothing. */
export function entityResource<T>(request: () => string | HttpResourceRequest | undefined) {
  const resource = httpResource<T>(() => {
    const wanted = request();
    return typeof wanted === 'string' ? { url: wanted } : wanted;
  });
  // The old value stays while a new one is on its way.
  const value = linkedSignal<{ now: T | undefined; isLoading: boolean }, T | undefined>({
    source: () => ({
      now: resource.hasValue() ? resource.value() : undefined,
      isLoading: resource.isLoading(),
    }),
    computation: ({ now, isLoading }, previous) => now ?? (isLoading ? previous?.value : undefined),
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
